-- One row per date that we have to keep: the nearest first, those that have passed unkept before them.
--
-- Three kinds: the last day for a response (running, or overdue), the day by which to ask for the chief officer's comment
-- (while it has not been asked for), and the date that a report sets for a finding that calls for work by us and is
-- neither closed nor agreed. Dates of findings that have passed are counted in overview_figures and not listed here.
-- Where no response is recorded and the last lawful day has passed, nothing is known, so nothing is listed.
--
-- param today DATE
-- param notice_days INTEGER
-- param limit INTEGER the most rows; null gives all
--
-- column kind VARCHAR response, chief_officer or finding
-- column subject_id VARCHAR key of the inspection or finding
-- column title VARCHAR of the inspection, or what the finding says
-- column due_date DATE
-- column days_left INTEGER negative when it has passed
-- column stage STATUS? of the response, or the delivery of the finding; empty where not recorded
--
-- grain kind, subject_id

with clocks as (
    select
        inspection_id,
        last_lawful_day,
        chief_officer_day,
        response_id,
        stage,
        clock_state
    from response_clocks(cast($today as date), cast($notice_days as integer))
    where clock_state in ('running', 'late')
),

response_dates as (
    select
        'response' as kind,
        clocks.inspection_id as subject_id,
        inspections.title,
        clocks.last_lawful_day as due_date,
        'response_stage' as vocabulary,
        clocks.stage as term
    from clocks
    inner join register.inspections as inspections on clocks.inspection_id = inspections.inspection_id
),

chief_officer_dates as (
    select
        'chief_officer' as kind,
        clocks.inspection_id as subject_id,
        inspections.title,
        clocks.chief_officer_day as due_date,
        'response_stage' as vocabulary,
        clocks.stage as term
    from clocks
    inner join register.inspections as inspections on clocks.inspection_id = inspections.inspection_id
    left join register.responses as responses on clocks.response_id = responses.response_id
    where
        clocks.clock_state = 'running'
        and clocks.stage in ('awaiting_chief_officer', 'not_recorded')
        and not coalesce(responses.chief_officer_invited_date <= cast($today as date), false)
),

finding_dates as (
    select
        'finding' as kind,
        findings.finding_id as subject_id,
        findings.summary as title,
        findings.due_date,
        'delivery' as vocabulary,
        deliveries.delivery as term
    from register.findings as findings
    inner join finding_calls as links on findings.finding_id = links.finding_id
    left join delivery_on(cast($today as date)) as deliveries on findings.finding_id = deliveries.finding_id
    where
        findings.due_date >= cast($today as date)
        and links.calls_for_work
        and coalesce(counts_as('delivery', deliveries.delivery), 'open') <> 'closed'
        and coalesce(counts_as('inspectorate_status', findings.inspectorate_status), 'open') <> 'agreed'
),

dates as (
    select
        kind,
        subject_id,
        title,
        due_date,
        vocabulary,
        term
    from response_dates
    union all
    select
        kind,
        subject_id,
        title,
        due_date,
        vocabulary,
        term
    from chief_officer_dates
    union all
    select
        kind,
        subject_id,
        title,
        due_date,
        vocabulary,
        term
    from finding_dates
)

select
    dates.kind,
    dates.subject_id,
    dates.title,
    dates.due_date,
    cast(dates.due_date - cast($today as date) as integer) as days_left,
    as_status(dates.term, terms.label, terms.mark, terms.tone) as stage
from dates
left join register.vocabulary_terms as terms
    on dates.vocabulary = terms.vocabulary and dates.term = terms.term
order by dates.due_date asc, dates.kind asc, dates.subject_id asc
limit $limit
