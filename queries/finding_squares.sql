-- One row per finding with what a square of the overview shows: our reply, and the work in answer on the day.
--
-- Newest inspection first, its findings in the order of the report. A register with more findings than a picture can hold
-- is drawn from inspections_standing instead.
--
-- param today DATE
-- param finding_ids VARCHAR[] an empty list keeps all
--
-- column finding_id VARCHAR
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column published_date DATE?
-- column published_precision VARCHAR how much of the day of publication is known
-- column ordinal INTEGER place among the findings of the inspection
-- column summary VARCHAR
-- column calls_for_work BOOLEAN neither a positive practice nor for others
-- column acceptance STATUS? empty where no reply is recorded
-- column work STATUS what the projects that answer it have to show on the day
--
-- grain finding_id

with squares as (
    select
        findings.finding_id,
        findings.inspection_id,
        inspections.title as inspection_title,
        inspections.published_date,
        inspections.published_precision,
        findings.ordinal,
        findings.summary,
        states.calls_for_work,
        status_of('acceptance', states.acceptance) as acceptance,
        status_of('work', states.work) as work
    from register.findings as findings
    inner join finding_states_on(cast($today as date)) as states on findings.finding_id = states.finding_id
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    where
        len(cast($finding_ids as varchar[])) = 0
        or list_contains(cast($finding_ids as varchar[]), findings.finding_id)
)

select
    finding_id,
    inspection_id,
    inspection_title,
    published_date,
    published_precision,
    ordinal,
    summary,
    calls_for_work,
    acceptance,
    work
from squares
order by published_date desc nulls last, inspection_id asc, ordinal asc, finding_id asc
