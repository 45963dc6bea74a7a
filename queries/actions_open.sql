-- One row per action that is not known to be closed, with its day as last moved: what is due first stands first.
--
-- param today DATE
--
-- column action_id VARCHAR
-- column title VARCHAR
-- column owner_role VARCHAR
-- column due_date DATE as last moved; empty where none is set
-- column days_left INTEGER days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column status_label VARCHAR empty where none is recorded
-- column finding_id VARCHAR
-- column finding_summary VARCHAR
--
-- grain action_id

with changes as (
    select
        updates.subject_id as action_id,
        arg_max(updates.to_due_date, (updates.updated_at, updates.update_id))
        filter (where updates.to_due_date is not null) as moved_to,
        cast(count(*) filter (where updates.to_due_date is not null) as integer) as moves,
        arg_max(updates.to_status, (updates.updated_at, updates.update_id))
        filter (where updates.to_status is not null) as status
    from register.updates as updates
    where updates.subject_type = 'action' and cast(updates.updated_at as date) <= cast($today as date)
    group by updates.subject_id
),

present as (
    select
        actions.action_id,
        actions.title,
        actions.owner_role,
        actions.finding_id,
        coalesce(changes.moved_to, actions.due_date) as due_date,
        coalesce(changes.moves, 0) as moves,
        changes.status
    from register.actions as actions
    left join changes on actions.action_id = changes.action_id
)

select
    present.action_id,
    present.title,
    present.owner_role,
    present.due_date,
    cast(present.due_date - cast($today as date) as integer) as days_left,
    present.moves,
    coalesce(statuses.label, present.status) as status_label,
    present.finding_id,
    findings.summary as finding_summary
from present
inner join register.findings as findings on present.finding_id = findings.finding_id
left join register.vocabulary_terms as statuses
    on statuses.vocabulary = 'delivery' and present.status = statuses.term
where coalesce(statuses.counts_as, 'open') <> 'closed'
order by present.due_date asc nulls last, present.owner_role asc, present.title asc, present.action_id asc
