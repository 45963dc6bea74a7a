-- One row per action on one finding, with its state on a day: what is due first comes first.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column action_id VARCHAR
-- column title VARCHAR
-- column owner_role VARCHAR
-- column due_date DATE? as last moved; empty where none is set
-- column days_left INTEGER? days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column status STATUS? empty where none is recorded
-- column is_open BOOLEAN not known to be closed
--
-- grain action_id

select
    present.action_id,
    present.title,
    present.owner_role,
    present.due_date,
    cast(present.due_date - cast($today as date) as integer) as days_left,
    present.moves,
    present.status,
    present.is_open
from actions_on(cast($today as date)) as present
where present.finding_id = cast($finding_id as varchar)
order by present.is_open desc, present.due_date asc nulls last, present.title asc, present.action_id asc
