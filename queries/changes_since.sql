-- What people recorded in a stretch of time, the newest first: changes of state, and whatever else they saved.
--
-- What was undone is left out, with its undoing. A saving that wrote changes of state is shown by them;
-- one that wrote no row of the register's own tables is not shown.
--
-- param since TIMESTAMP left out itself; null begins at the beginning
-- param until TIMESTAMP the last moment
-- param limit INTEGER the most rows; null gives all
--
-- column change_id VARCHAR key of the update or the recording
-- column changed_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column words VARCHAR? what was saved, in a sentence; empty for a change of state
-- column subject_label VARCHAR kind of thing whose state changed
-- column title VARCHAR what the thing is called; its key where the register does not hold it
-- column from_label VARCHAR? status before
-- column to_label VARCHAR? status after
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column reason VARCHAR?
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR? the inspection to open, for a response
-- column changes BIGINT how many there are, however many are listed
--
-- grain change_id

with updated as (
    select
        update_id,
        updated_at,
        actor_role,
        subject_type,
        subject_id,
        from_status,
        to_status,
        from_due_date,
        to_due_date,
        reason
    from register.updates
    where
        coalesce(updated_at > cast($since as timestamp), true)
        and updated_at <= cast($until as timestamp)
),

named as (
    select
        updated.update_id,
        coalesce(subjects.title, updated.subject_id) as title,
        subjects.finding_id,
        subjects.inspection_id,
        coalesce(kinds.label, updated.subject_type) as subject_label,
        kinds.counts_as as vocabulary
    from updated
    left join subjects
        on updated.subject_type = subjects.subject_type and updated.subject_id = subjects.subject_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'subject_type' and updated.subject_type = kinds.term
),

saved as (
    select
        recording_id,
        recorded_at,
        actor_role,
        words
    from savings
    where
        coalesce(recorded_at > cast($since as timestamp), true)
        and recorded_at <= cast($until as timestamp)
),

changes as (
    select
        updated.update_id as change_id,
        updated.updated_at as changed_at,
        updated.actor_role,
        cast(null as varchar) as words,
        named.subject_label,
        named.title,
        label_of(named.vocabulary, updated.from_status) as from_label,
        label_of(named.vocabulary, updated.to_status) as to_label,
        updated.from_due_date,
        updated.to_due_date,
        updated.reason,
        named.finding_id,
        named.inspection_id
    from updated
    inner join named on updated.update_id = named.update_id
    union all
    select
        saved.recording_id as change_id,
        saved.recorded_at as changed_at,
        saved.actor_role,
        saved.words,
        cast(null as varchar) as subject_label,
        cast(null as varchar) as title,
        cast(null as varchar) as from_label,
        cast(null as varchar) as to_label,
        cast(null as date) as from_due_date,
        cast(null as date) as to_due_date,
        cast(null as varchar) as reason,
        cast(null as varchar) as finding_id,
        cast(null as varchar) as inspection_id
    from saved
)

select
    change_id,
    changed_at,
    actor_role,
    words,
    subject_label,
    title,
    from_label,
    to_label,
    from_due_date,
    to_due_date,
    reason,
    finding_id,
    inspection_id,
    (select count(counted.change_id) from changes as counted) as changes
from changes
order by changed_at desc, change_id asc
limit $limit
