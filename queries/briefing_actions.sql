-- One row per action with its state on a day, by owner: what is open and due first comes first.
--
-- param today DATE
-- param finding_ids VARCHAR[] an empty list keeps all
--
-- column action_id VARCHAR
-- column finding_id VARCHAR
-- column owner_role VARCHAR
-- column title VARCHAR
-- column due_date DATE? as last moved; empty where none is set
-- column days_left INTEGER? days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column status STATUS? empty where none is recorded
-- column is_open BOOLEAN not known to be closed
-- column is_overdue BOOLEAN open, and its day has passed
--
-- grain action_id

select
    present.action_id,
    present.finding_id,
    present.owner_role,
    present.title,
    present.due_date,
    cast(present.due_date - cast($today as date) as integer) as days_left,
    present.moves,
    present.status,
    present.is_open,
    coalesce(present.is_open and present.due_date < cast($today as date), false) as is_overdue
from actions_on(cast($today as date)) as present
where
    len(cast($finding_ids as varchar[])) = 0
    or list_contains(cast($finding_ids as varchar[]), present.finding_id)
order by
    present.is_open desc,
    present.owner_role asc,
    present.due_date asc nulls last,
    present.title asc,
    present.action_id asc
