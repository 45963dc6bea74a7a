-- One row per intervention: what is known of its money.
--
-- Only an amount whose basis counts as given is known to have been paid. A ceiling, a share, an application or our own
-- arithmetic is kept apart, and an amount that is not stated is counted, never taken as zero.
CREATE OR REPLACE VIEW memory.main.intervention_money AS (
    WITH grant_sums AS (
        SELECT
            grants.intervention_id,
            CAST(count(*) AS INTEGER) AS grants,
            sum(grants.amount) FILTER (WHERE counts_as('grant_amount_basis', grants.amount_basis) = 'given') AS awarded_amount,
            sum(grants.amount) FILTER (WHERE counts_as('grant_amount_basis', grants.amount_basis) <> 'given') AS other_amount,
            CAST(count(*) FILTER (WHERE grants.amount IS NULL) AS INTEGER) AS not_stated,
            CAST(count(*) FILTER (WHERE grants.amount_basis <> 'applied_for') AS INTEGER) AS paid_grants,
            max(grants.ends_date) AS last_end_date
        FROM register.grants AS grants
        GROUP BY grants.intervention_id
    )

    SELECT
        interventions.intervention_id,
        coalesce(grant_sums.grants, 0) AS grants,
        grant_sums.awarded_amount,
        grant_sums.other_amount,
        coalesce(grant_sums.not_stated, 0) AS not_stated,
        grant_sums.last_end_date,
        -- A project counts as funded when an award to it is on record, or when the violence reduction unit pays for it;
        -- an application alone is not money.
        coalesce(grant_sums.paid_grants, 0) > 0 OR coalesce(interventions.is_curv_funded, false) AS is_funded
    FROM register.interventions AS interventions
    LEFT JOIN grant_sums ON interventions.intervention_id = grant_sums.intervention_id
);
