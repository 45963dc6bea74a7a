-- One row per action with its state on a day: what is open first, by owner, and within an owner the longest overdue first.
--
-- param today DATE
-- param action_ids VARCHAR[] these; an empty list keeps all
-- param finding_ids VARCHAR[] those on these findings; an empty list keeps all
-- param is_open BOOLEAN only those that are open, or only those that are closed; null keeps both
-- param days INTEGER leave out what is due later than so many days from today; null keeps all
-- param most INTEGER the most rows; null gives all
--
-- column action_id VARCHAR
-- column title VARCHAR
-- column finding_id VARCHAR
-- column finding_summary VARCHAR
-- column owner_role VARCHAR
-- column due_date DATE? as last moved; empty where none is set
-- column days_left INTEGER? days to that day; negative when it has passed
-- column moves INTEGER how often the day was moved
-- column slips INTEGER how often it was moved to a later day
-- column status STATUS? empty where none is recorded
-- column is_open BOOLEAN not known to be closed
-- column urgency VARCHAR overdue, due, undated or closed
-- column of_owner INTEGER how many rows the owner has, listed or not
-- column of_urgency INTEGER how many rows have that urgency, listed or not
--
-- grain action_id

with found as (
    select
        present.*,
        findings.summary as finding_summary,
        cast(present.due_date - cast($today as date) as integer) as days_left,
        case
            when not present.is_open then 'closed'
            when present.due_date is null then 'undated'
            when present.due_date < cast($today as date) then 'overdue'
            else 'due'
        end as urgency
    from actions_on(cast($today as date)) as present
    inner join register.findings as findings on present.finding_id = findings.finding_id
    where
        (
            len(cast($action_ids as varchar[])) = 0
            or list_contains(cast($action_ids as varchar[]), present.action_id)
        )
        and (
            len(cast($finding_ids as varchar[])) = 0
            or list_contains(cast($finding_ids as varchar[]), present.finding_id)
        )
        and coalesce(present.is_open = cast($is_open as boolean), true)
        and coalesce(present.due_date <= cast($today as date) + cast($days as integer), true)
),

counted as (
    select
        found.*,
        cast(count(*) over (partition by found.owner_role) as integer) as of_owner,
        cast(count(*) over (partition by found.urgency) as integer) as of_urgency,
        min(found.due_date) over (partition by found.is_open, found.owner_role) as first_due
    from found
)

select
    counted.action_id,
    counted.title,
    counted.finding_id,
    counted.finding_summary,
    counted.owner_role,
    counted.due_date,
    counted.days_left,
    counted.moves,
    counted.slips,
    counted.status,
    counted.is_open,
    counted.urgency,
    counted.of_owner,
    counted.of_urgency
from counted
order by
    counted.is_open desc,
    counted.first_due asc nulls last,
    counted.owner_role asc,
    counted.due_date asc nulls last,
    counted.title asc,
    counted.action_id asc
limit $most
