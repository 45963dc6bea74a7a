-- What people recorded in a stretch of time, the newest first: changes of state, and whatever else they saved.
--
-- What was taken back again is left out, with its taking back. A saving that wrote changes of state is told by them.
--
-- param since TIMESTAMP left out itself; null begins at the beginning
-- param until TIMESTAMP the last moment
-- param limit INTEGER the most rows; null gives all
--
-- column change_id VARCHAR key of the update or the recording
-- column changed_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column words VARCHAR what was saved, in a sentence; empty for a change of state
-- column subject_label VARCHAR kind of thing whose state changed
-- column title VARCHAR what the thing is called; its key where the register does not hold it
-- column from_label VARCHAR status before
-- column to_label VARCHAR status after
-- column from_due_date DATE
-- column to_due_date DATE
-- column reason VARCHAR
-- column finding_id VARCHAR the finding to open, where there is one
-- column inspection_id VARCHAR the inspection to open, for a response
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
        reason,
        case subject_type when 'response' then 'response_stage' else 'delivery' end as vocabulary
    from register.updates
    where
        coalesce(updated_at > cast($since as timestamp), true)
        and updated_at <= cast($until as timestamp)
),

named as (
    select
        updated.update_id,
        coalesce(
            findings.summary, actions.title, inspections.title, interventions.name, updated.subject_id
        ) as title,
        coalesce(findings.finding_id, actions.finding_id, links.finding_id) as finding_id,
        inspections.inspection_id
    from updated
    left join register.findings as findings
        on updated.subject_type = 'finding' and updated.subject_id = findings.finding_id
    left join register.actions as actions
        on updated.subject_type = 'action' and updated.subject_id = actions.action_id
    left join register.responses as responses
        on updated.subject_type = 'response' and updated.subject_id = responses.response_id
    left join register.inspections as inspections on responses.inspection_id = inspections.inspection_id
    left join register.finding_interventions as links
        on updated.subject_type = 'link' and updated.subject_id = links.link_id
    left join register.interventions as interventions
        on links.intervention_id = interventions.intervention_id
),

told_by_updates as (
    select distinct recording_id
    from register.row_changes
    where table_name = 'updates'
),

taken_back as (
    select undoes as recording_id
    from register.recordings
    where undoes is not null
),

saved as (
    select
        recordings.recording_id,
        recordings.recorded_at,
        recordings.actor_role,
        recordings.words
    from register.recordings as recordings
    where
        coalesce(recordings.recorded_at > cast($since as timestamp), true)
        and recordings.recorded_at <= cast($until as timestamp)
        and recordings.undoes is null
        and recordings.recording_id not in (select told_by_updates.recording_id from told_by_updates)
        and recordings.recording_id not in (select taken_back.recording_id from taken_back)
),

changes as (
    select
        updated.update_id as change_id,
        updated.updated_at as changed_at,
        updated.actor_role,
        cast(null as varchar) as words,
        label_of('subject_type', updated.subject_type) as subject_label,
        named.title,
        label_of(updated.vocabulary, updated.from_status) as from_label,
        label_of(updated.vocabulary, updated.to_status) as to_label,
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
    count(*) over () as changes
from changes
order by changed_at desc, change_id asc
limit $limit
