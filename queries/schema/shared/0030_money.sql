-- One row per intervention: what is known of its money.
--
-- Only an amount whose basis counts as given is known to have been paid. A ceiling, a share, an application or our own
-- arithmetic is kept apart, and an amount that is not stated is counted, never taken as zero. The end of an application is
-- no end of funding.
create or replace view memory.main.intervention_money as (
    with grant_sums as (
        select
            grants.intervention_id,
            cast(count(*) as integer) as grants,
            sum(grants.amount) filter (where bases.counts_as = 'given') as awarded_amount,
            sum(grants.amount) filter (where bases.counts_as <> 'given') as other_amount,
            cast(count(*) filter (where grants.amount is null) as integer) as not_stated,
            cast(count(*) filter (where grants.amount_basis <> 'applied_for') as integer) as paid_grants,
            max(grants.ends_date) filter (where grants.amount_basis <> 'applied_for') as last_end_date
        from register.grants as grants
        -- Joined rather than asked by counts_as, which takes longer to plan.
        left join
            register.vocabulary_terms as bases
            on bases.vocabulary = 'grant_amount_basis' and grants.amount_basis = bases.term
        group by grants.intervention_id
    )

    select
        interventions.intervention_id,
        coalesce(grant_sums.grants, 0) as grants,
        grant_sums.awarded_amount,
        grant_sums.other_amount,
        coalesce(grant_sums.not_stated, 0) as not_stated,
        grant_sums.last_end_date,
        -- A project counts as funded when an award to it is on record, or when the violence reduction unit pays for it;
        -- an application alone is not money.
        coalesce(grant_sums.paid_grants, 0) > 0 or coalesce(interventions.is_curv_funded, false) as is_funded
    from register.interventions as interventions
    left join grant_sums on interventions.intervention_id = grant_sums.intervention_id
);

-- One row per grant with what it means on a day: whether it is an award, whether its amount is known to have been given,
-- and whether it ends within six or twelve months, which begin with the day.
create or replace macro memory.main.grants_on(day) as table (
    select
        grants.intervention_id,
        grants.amount,
        grants.starts_date,
        grants.ends_date,
        grants.amount_basis <> 'applied_for' as is_award,
        coalesce(bases.counts_as = 'given', false) and grants.amount is not null as is_given,
        coalesce(
            grants.ends_date between cast(day as date) and cast(cast(day as date) + interval 6 month as date),
            false
        ) as in_six,
        coalesce(
            grants.ends_date
            between cast(day as date) and cast(cast(day as date) + interval 12 month as date),
            false
        ) as in_twelve
    from register.grants as grants
    left join register.vocabulary_terms as bases
        on bases.vocabulary = 'grant_amount_basis' and grants.amount_basis = bases.term
);
