-- Updates and evidence about something that is not in the register.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the kind of thing and the key that is nowhere
--
-- grain  table_name, row_key

with mentioned as (
    select
        'updates' as table_name,
        update_id as row_key,
        subject_type,
        subject_id
    from register.updates
    union all
    select
        'evidence' as table_name,
        evidence_id as row_key,
        subject_type,
        subject_id
    from register.evidence
),

known as (
    select
        subject_type,
        subject_id
    from subjects
    union
    -- A link that was withdrawn is a row no more; what was said of it stays in the log.
    select
        'link' as subject_type,
        'link-' || finding_id || '-' || target_id as subject_id
    from register.link_decisions
    union
    select
        'link' as subject_type,
        row_key as subject_id
    from register.row_changes
    where table_name in ('finding_interventions', 'finding_priorities', 'intervention_priorities')
)

select
    mentioned.table_name,
    mentioned.row_key,
    'subject_id' as column_name,
    mentioned.subject_type || ' ' || mentioned.subject_id as value
from mentioned
left join known
    on mentioned.subject_type = known.subject_type and mentioned.subject_id = known.subject_id
where known.subject_id is null
order by mentioned.table_name, mentioned.row_key
