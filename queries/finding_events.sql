-- One row per recorded change of one finding or of what hangs on it, up to a day, newest first.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column update_id VARCHAR
-- column updated_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column subject_type VARCHAR
-- column subject_label VARCHAR kind of thing that changed
-- column action_title VARCHAR? the action that changed; empty where the finding did
-- column from_status STATUS?
-- column to_status STATUS?
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column reason VARCHAR?
-- column evidence_title VARCHAR?
--
-- grain update_id

with about as (
    select
        subjects.subject_type,
        subjects.subject_id,
        case when subjects.subject_type = 'action' then subjects.title end as action_title,
        coalesce(kinds.label, subjects.subject_type) as subject_label,
        kinds.counts_as as vocabulary
    from subjects
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'subject_type' and subjects.subject_type = kinds.term
    where subjects.finding_id = cast($finding_id as varchar)
)

select
    updates.update_id,
    updates.updated_at,
    updates.actor_role,
    about.subject_type,
    about.subject_label,
    about.action_title,
    as_status(updates.from_status, before.label, before.mark, before.tone) as from_status,
    as_status(updates.to_status, statuses.label, statuses.mark, statuses.tone) as to_status,
    updates.from_due_date,
    updates.to_due_date,
    updates.reason,
    evidence.title as evidence_title
from register.updates as updates
inner join about
    on updates.subject_type = about.subject_type and updates.subject_id = about.subject_id
left join register.evidence as evidence on updates.evidence_id = evidence.evidence_id
left join register.vocabulary_terms as statuses
    on about.vocabulary = statuses.vocabulary and updates.to_status = statuses.term
left join register.vocabulary_terms as before
    on about.vocabulary = before.vocabulary and updates.from_status = before.term
where cast(updates.updated_at as date) <= cast($today as date)
order by updates.updated_at desc, updates.update_id desc
