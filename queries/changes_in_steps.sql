-- Every step that was recorded after one moment up to another, the newest first: changes of state, and what else was saved.
--
-- What was undone is left out, with its undoing. A saving that wrote changes of state is shown by them.
--
-- param since TIMESTAMP steps up to this moment are left out; null begins at the beginning
-- param until TIMESTAMP the last moment
-- param finding_ids VARCHAR[] steps of these and of whatever hangs on them; an empty list keeps all
-- param decisions_only BOOLEAN leave out what a build of the data folder saved
-- param most INTEGER the most rows; null gives all
--
-- column step_id VARCHAR key of the update or the recording
-- column recorded_at TIMESTAMP London time
-- column actor_role VARCHAR who recorded it
-- column subject_type VARCHAR saving where it is no change of one thing
-- column subject_id VARCHAR
-- column subject_label VARCHAR kind of thing
-- column title VARCHAR what the thing is called, or its key where the register does not hold it; of a saving, what was
-- saved
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR?
-- column intervention_id VARCHAR?
-- column from_status STATUS? status before
-- column to_status STATUS? status after
-- column from_due_date DATE?
-- column to_due_date DATE? of a new action, the day that was promised
-- column owner_role VARCHAR? of an action
-- column reason VARCHAR?
-- column evidence_title VARCHAR? the document that shows it
-- column steps INTEGER how many there are, listed or not
--
-- grain step_id

with about as (
    select
        subject_type,
        subject_id
    from subjects
    where
        len(cast($finding_ids as varchar[])) > 0
        and list_contains(cast($finding_ids as varchar[]), finding_id)
),

recorded as (
    select
        updates.update_id as step_id,
        updates.updated_at as recorded_at,
        updates.actor_role,
        updates.subject_type,
        updates.subject_id,
        updates.from_status,
        updates.to_status,
        updates.from_due_date,
        updates.to_due_date,
        updates.reason,
        updates.evidence_id
    from register.updates as updates
    where
        coalesce(updates.updated_at > cast($since as timestamp), true)
        and updates.updated_at <= cast($until as timestamp)
        and (
            len(cast($finding_ids as varchar[])) = 0
            or (updates.subject_type, updates.subject_id) in (
                select
                    about.subject_type,
                    about.subject_id
                from about
            )
        )
    union all by name
    select
        recording_id as step_id,
        recorded_at,
        actor_role,
        'saving' as subject_type,
        recording_id as subject_id
    from savings
    where
        coalesce(recorded_at > cast($since as timestamp), true)
        and recorded_at <= cast($until as timestamp)
        and len(cast($finding_ids as varchar[])) = 0
        and not (coalesce(cast($decisions_only as boolean), false) and is_build)
),

listed as (
    select
        recorded.*,
        cast((select count(counted.step_id) from recorded as counted) as integer) as steps
    from recorded
    order by recorded.recorded_at desc, recorded.step_id desc
    limit $most
)

select
    listed.step_id,
    listed.recorded_at,
    listed.actor_role,
    listed.subject_type,
    listed.subject_id,
    coalesce(kinds.label, case when savings.recording_id is null then listed.subject_type else 'Saved' end)
        as subject_label,
    coalesce(subjects.title, savings.words, listed.subject_id) as title,
    subjects.finding_id,
    subjects.inspection_id,
    subjects.intervention_id,
    as_status(listed.from_status, before.label, before.mark, before.tone) as from_status,
    as_status(listed.to_status, present.label, present.mark, present.tone) as to_status,
    listed.from_due_date,
    coalesce(
        listed.to_due_date,
        -- The day that was promised is kept with the action itself.
        case
            when
                listed.from_status is null
                and listed.to_status is not null
                and actions.action_id in (
                    select added.row_key
                    from register.row_changes as added
                    where added.table_name = 'actions' and added.row_before is null
                )
                then actions.due_date
        end
    ) as to_due_date,
    actions.owner_role,
    listed.reason,
    evidence.title as evidence_title,
    listed.steps
from listed
left join subjects
    on listed.subject_type = subjects.subject_type and listed.subject_id = subjects.subject_id
left join savings
    on listed.subject_type = 'saving' and listed.subject_id = savings.recording_id
left join register.actions as actions
    on listed.subject_type = 'action' and listed.subject_id = actions.action_id
left join register.evidence as evidence on listed.evidence_id = evidence.evidence_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and listed.subject_type = kinds.term
left join register.vocabulary_terms as before
    on kinds.counts_as = before.vocabulary and listed.from_status = before.term
left join register.vocabulary_terms as present
    on kinds.counts_as = present.vocabulary and listed.to_status = present.term
order by listed.recorded_at desc, listed.step_id desc
