-- One row per action that is not known to be closed, with its day as last moved: what is due first comes first.
--
-- param today DATE
--
-- column action_id VARCHAR
-- column title VARCHAR
-- column owner_role VARCHAR
-- column due_date DATE? as last moved; empty where none is set
-- column days_left INTEGER? days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column status STATUS? empty where none is recorded
-- column finding_id VARCHAR
-- column finding_summary VARCHAR
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
    present.finding_id,
    findings.summary as finding_summary
from actions_on(cast($today as date)) as present
inner join register.findings as findings on present.finding_id = findings.finding_id
where present.is_open
order by present.due_date asc nulls last, present.owner_role asc, present.title asc, present.action_id asc
