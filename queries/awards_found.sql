-- One row per award to the interventions asked for, with its state on a day; applications are left out.
--
-- An award whose first day is not stated runs until its last.
--
-- param today DATE
-- param intervention_ids VARCHAR[] keys of interventions; an empty list keeps all
--
-- column grant_id VARCHAR
-- column intervention_id VARCHAR
-- column amount DECIMAL(14,2)? pounds; empty where not stated
-- column basis STATUS what the amount is
-- column starts_date DATE? empty where not stated
-- column ends_date DATE? empty where not stated
-- column date_precision VARCHAR
-- column state VARCHAR running, to_come, end_not_stated or ended
--
-- grain grant_id

select
    grants.grant_id,
    grants.intervention_id,
    grants.amount,
    as_status(grants.amount_basis, bases.label, bases.mark, bases.tone) as basis,
    grants.starts_date,
    grants.ends_date,
    grants.date_precision,
    case
        when grants.starts_date > cast($today as date) then 'to_come'
        when grants.ends_date is null then 'end_not_stated'
        when grants.ends_date < cast($today as date) then 'ended'
        else 'running'
    end as state
from register.grants as grants
left join register.vocabulary_terms as bases
    on bases.vocabulary = 'grant_amount_basis' and grants.amount_basis = bases.term
where
    grants.amount_basis <> 'applied_for'
    and (
        len(cast($intervention_ids as varchar[])) = 0
        or list_contains(cast($intervention_ids as varchar[]), grants.intervention_id)
    )
order by
    grants.intervention_id asc,
    grants.starts_date asc nulls last,
    grants.ends_date asc nulls last,
    grants.grant_id asc
