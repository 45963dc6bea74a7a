-- One row per open action that is overdue, due soon or without a day: the longest overdue first within each owner.
--
-- param today DATE
-- param days INTEGER due within so many days from today
-- param most INTEGER the most rows; null gives all
--
-- column action_id VARCHAR
-- column title VARCHAR
-- column finding_id VARCHAR
-- column finding_summary VARCHAR
-- column owner_role VARCHAR
-- column due_date DATE? as last moved; empty where none is set
-- column days_left INTEGER? negative when the day has passed
-- column slips INTEGER how often it was put off to a later day
-- column status STATUS?
-- column urgency VARCHAR overdue, due_soon or undated
-- column of_owner INTEGER how many rows the owner has, shown or not
-- column of_urgency INTEGER how many rows have that urgency, shown or not
--
-- grain action_id

with called as (
    select
        present.*,
        cast(present.due_date - cast($today as date) as integer) as days_left,
        case
            when present.due_date is null then 'undated'
            when present.due_date < cast($today as date) then 'overdue'
            else 'due_soon'
        end as urgency
    from actions_on(cast($today as date)) as present
    where
        present.is_open
        and coalesce(present.due_date <= cast($today as date) + cast($days as integer), true)
),

counted as (
    select
        called.*,
        cast(count(*) over (partition by called.owner_role) as integer) as of_owner,
        cast(count(*) over (partition by called.urgency) as integer) as of_urgency,
        min(called.due_date) over (partition by called.owner_role) as first_due
    from called
)

select
    counted.action_id,
    counted.title,
    counted.finding_id,
    findings.summary as finding_summary,
    counted.owner_role,
    counted.due_date,
    counted.days_left,
    counted.slips,
    counted.status,
    counted.urgency,
    counted.of_owner,
    counted.of_urgency
from counted
inner join register.findings as findings on counted.finding_id = findings.finding_id
order by
    counted.first_due asc nulls last,
    counted.owner_role asc,
    counted.due_date asc nulls last,
    counted.action_id asc
limit $most
