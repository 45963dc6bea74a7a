-- One row per action with its state on a day, by owner: what is open and due first stands first.
--
-- param today DATE
-- param finding_ids VARCHAR[] an empty list keeps all
--
-- column action_id VARCHAR
-- column finding_id VARCHAR
-- column owner_role VARCHAR
-- column title VARCHAR
-- column due_date DATE as last moved; empty where none is set
-- column days_left INTEGER days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column status_label VARCHAR empty where none is recorded
-- column status_mark VARCHAR
-- column is_open BOOLEAN not known to be closed
-- column is_overdue BOOLEAN open, and its day has passed
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
        actions.finding_id,
        actions.owner_role,
        actions.title,
        coalesce(changes.moved_to, actions.due_date) as due_date,
        coalesce(changes.moves, 0) as moves,
        changes.status,
        coalesce(counts_as('delivery', changes.status), 'open') <> 'closed' as is_open
    from register.actions as actions
    left join changes on actions.action_id = changes.action_id
    where
        len(cast($finding_ids as varchar[])) = 0
        or list_contains(cast($finding_ids as varchar[]), actions.finding_id)
)

select
    present.action_id,
    present.finding_id,
    present.owner_role,
    present.title,
    present.due_date,
    cast(present.due_date - cast($today as date) as integer) as days_left,
    present.moves,
    coalesce(statuses.label, present.status) as status_label,
    statuses.mark as status_mark,
    present.is_open,
    coalesce(present.is_open and present.due_date < cast($today as date), false) as is_overdue
from present
left join register.vocabulary_terms as statuses
    on statuses.vocabulary = 'delivery' and present.status = statuses.term
order by
    present.is_open desc,
    present.owner_role asc,
    present.due_date asc nulls last,
    present.title asc,
    present.action_id asc
