-- One row per decision that was recorded from one day to another, in the order in which they were made.
--
-- param from_day DATE
-- param to_day DATE
-- param most INTEGER the most rows; null gives all
--
-- column decision_id VARCHAR
-- column decided_at TIMESTAMP London time
-- column subject_type VARCHAR empty where what was saved is no change of one thing
-- column subject_id VARCHAR
-- column subject_label VARCHAR kind of thing
-- column title VARCHAR
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR?
-- column intervention_id VARCHAR?
-- column from_status STATUS?
-- column to_status STATUS?
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column owner_role VARCHAR? for an action
-- column reason VARCHAR?
-- column actor_role VARCHAR who recorded it
-- column decisions INTEGER how many there are, shown or not
--
-- grain decision_id

with logged as (
    select
        updates.update_id as decision_id,
        updates.updated_at as decided_at,
        updates.subject_type,
        updates.subject_id,
        updates.from_status,
        updates.to_status,
        updates.from_due_date,
        updates.to_due_date,
        updates.reason,
        updates.actor_role,
        cast(null as varchar) as words
    from register.updates as updates
    where
        cast(updates.updated_at as date) >= cast($from_day as date)
        and cast(updates.updated_at as date) <= cast($to_day as date)
),

-- What was saved without a row in the log: a document, a table, a link.
saved as (
    select
        recordings.recording_id as decision_id,
        recordings.recorded_at as decided_at,
        cast(null as varchar) as subject_type,
        cast(null as varchar) as subject_id,
        cast(null as varchar) as from_status,
        cast(null as varchar) as to_status,
        cast(null as date) as from_due_date,
        cast(null as date) as to_due_date,
        cast(null as varchar) as reason,
        recordings.actor_role,
        recordings.words
    from register.recordings as recordings
    where
        cast(recordings.recorded_at as date) >= cast($from_day as date)
        and cast(recordings.recorded_at as date) <= cast($to_day as date)
        and recordings.kind not in ('build', 'meeting')
        and recordings.undoes is null
        and recordings.recording_id not in (
            select later.undoes
            from register.recordings as later
            where later.undoes is not null
        )
        and recordings.recording_id not in (
            select changes.recording_id
            from register.row_changes as changes
            where changes.table_name = 'updates'
        )
),

decided as (
    select logged.*
    from logged
    union all
    select saved.*
    from saved
),

every_decision as (
    select
        decided.*,
        cast((select count(counted.decision_id) from decided as counted) as integer) as decisions
    from decided
    order by decided.decided_at asc, decided.decision_id asc
    limit $most
)

select
    every_decision.decision_id,
    every_decision.decided_at,
    every_decision.subject_type,
    every_decision.subject_id,
    coalesce(kinds.label, every_decision.subject_type, 'Saved') as subject_label,
    coalesce(subjects.title, every_decision.words, every_decision.subject_id) as title,
    subjects.finding_id,
    subjects.inspection_id,
    subjects.intervention_id,
    as_status(every_decision.from_status, before.label, before.mark, before.tone) as from_status,
    as_status(every_decision.to_status, present.label, present.mark, present.tone) as to_status,
    every_decision.from_due_date,
    coalesce(
        every_decision.to_due_date,
        -- The day that was promised is kept with the action itself.
        case
            when
                every_decision.from_status is null
                and actions.action_id in (
                    select added.row_key
                    from register.row_changes as added
                    where added.table_name = 'actions' and added.row_before is null
                )
                then actions.due_date
        end
    ) as to_due_date,
    actions.owner_role,
    every_decision.reason,
    every_decision.actor_role,
    every_decision.decisions
from every_decision
left join subjects
    on
        every_decision.subject_type = subjects.subject_type
        and every_decision.subject_id = subjects.subject_id
left join register.actions as actions
    on every_decision.subject_type = 'action' and every_decision.subject_id = actions.action_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and every_decision.subject_type = kinds.term
left join register.vocabulary_terms as before
    on kinds.counts_as = before.vocabulary and every_decision.from_status = before.term
left join register.vocabulary_terms as present
    on kinds.counts_as = present.vocabulary and every_decision.to_status = present.term
order by every_decision.decided_at asc, every_decision.decision_id asc
