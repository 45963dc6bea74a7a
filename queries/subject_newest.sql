-- The newest recorded change of one thing, and who recorded it.
--
-- param subject_type VARCHAR
-- param subject_id VARCHAR
-- param actor_name VARCHAR the person to compare with; null compares with nobody
--
-- column update_id VARCHAR
-- column updated_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column is_same_person BOOLEAN that person recorded it
-- column to_status STATUS? the newest status, which an earlier row may have set; empty where none is recorded
-- column to_due_date DATE?
-- column reason VARCHAR?
--
-- grain update_id

with about as (
    select
        update_id,
        updated_at,
        actor_role,
        to_status,
        to_due_date,
        reason
    from register.updates
    where subject_type = cast($subject_type as varchar) and subject_id = cast($subject_id as varchar)
),

status as (
    select arg_max(to_status, (updated_at, update_id)) as to_status
    from about
    where to_status is not null
),

newest as (
    select
        update_id,
        updated_at,
        actor_role,
        to_due_date,
        reason
    from about
    order by updated_at desc, update_id desc
    limit 1
)

select
    newest.update_id,
    newest.updated_at,
    newest.actor_role,
    coalesce(recordings.actor_name = cast($actor_name as varchar), false) as is_same_person,
    as_status(status.to_status, terms.label, terms.mark, terms.tone) as to_status,
    newest.to_due_date,
    newest.reason
from newest
cross join status
left join register.row_changes as changes
    on changes.table_name = 'updates' and newest.update_id = changes.row_key
left join register.recordings as recordings on changes.recording_id = recordings.recording_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and kinds.term = cast($subject_type as varchar)
left join register.vocabulary_terms as terms
    on kinds.counts_as = terms.vocabulary and status.to_status = terms.term
order by newest.update_id
