-- The thing that an update or a piece of evidence is about: one row where the register has it.
--
-- param subject_type VARCHAR
-- param subject_id VARCHAR
--
-- column subject_type VARCHAR
-- column subject_id VARCHAR
--
-- grain subject_id

with named as (
    select
        'finding' as subject_type,
        finding_id as subject_id
    from register.findings
    union all
    select
        'response' as subject_type,
        response_id as subject_id
    from register.responses
    union all
    select
        'action' as subject_type,
        action_id as subject_id
    from register.actions
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.finding_interventions
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.finding_priorities
    union all
    select
        'link' as subject_type,
        link_id as subject_id
    from register.intervention_priorities
)

select
    subject_type,
    subject_id
from named
where subject_type = cast($subject_type as varchar) and subject_id = cast($subject_id as varchar)
order by subject_id
