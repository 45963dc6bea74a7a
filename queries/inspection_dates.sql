-- One row per step of one inspection and our response to it, by date; a step whose date is not recorded comes last.
--
-- Fieldwork is left out where its dates are not stated, the dates of the rule where no clock runs, and the steps of a
-- response where none is recorded.
--
-- param today DATE
-- param notice_days INTEGER
-- param inspection_id VARCHAR
--
-- column step VARCHAR
-- column label VARCHAR
-- column step_date DATE? empty where not recorded
-- column date_precision VARCHAR how much of the date is known
-- column kind VARCHAR done (it happened, or is planned), rule (a date that the rule sets) or today
-- column days_from_today INTEGER? negative when it has passed
--
-- grain step

with steps (step, label, place, kind) as (
    values
    ('fieldwork_from', 'Fieldwork began', 1, 'done'),
    ('fieldwork_to', 'Fieldwork ended', 2, 'done'),
    ('published', 'Report published', 3, 'done'),
    ('invited', 'Chief officer invited to comment', 4, 'done'),
    ('chief_officer_day', 'Chief officer''s comment to be asked for by', 5, 'rule'),
    ('received', 'Chief officer''s comment received', 6, 'done'),
    ('approved', 'Response approved', 7, 'done'),
    ('response_published', 'Response published', 8, 'done'),
    ('last_lawful_day', 'Last day for our response', 9, 'rule'),
    ('sent_to_inspectorate', 'Copy sent to the inspectorate', 10, 'done'),
    ('forwarded_to_home_office', 'Copy sent to the Home Office', 11, 'done'),
    ('today', 'Today', 12, 'today')
),

clock as (
    select
        inspections.published_date,
        inspections.published_precision,
        inspections.fieldwork_from,
        inspections.fieldwork_to,
        inspections.fieldwork_precision,
        case when clocks.stage <> 'not_required' then clocks.last_lawful_day end as last_lawful_day,
        clocks.chief_officer_day,
        responses.response_id is not null as has_response,
        responses.chief_officer_invited_date,
        responses.chief_officer_received_date,
        responses.approved_date,
        responses.published_date as response_published_date,
        responses.sent_to_inspectorate_date,
        responses.forwarded_to_home_office_date
    from register.inspections as inspections
    inner join response_clocks(cast($today as date), cast($notice_days as integer)) as clocks
        on inspections.inspection_id = clocks.inspection_id
    left join register.responses as responses on clocks.response_id = responses.response_id
    where inspections.inspection_id = cast($inspection_id as varchar)
),

dated as (
    select
        steps.step,
        steps.label,
        steps.place,
        steps.kind,
        case steps.step
            when 'fieldwork_from' then clock.fieldwork_from
            when 'fieldwork_to' then clock.fieldwork_to
            when 'published' then clock.published_date
            when 'invited' then clock.chief_officer_invited_date
            when 'chief_officer_day' then clock.chief_officer_day
            when 'received' then clock.chief_officer_received_date
            when 'approved' then clock.approved_date
            when 'response_published' then clock.response_published_date
            when 'last_lawful_day' then clock.last_lawful_day
            when 'sent_to_inspectorate' then clock.sent_to_inspectorate_date
            when 'forwarded_to_home_office' then clock.forwarded_to_home_office_date
            when 'today' then cast($today as date)
        end as step_date,
        case
            when steps.step = 'published' then clock.published_precision
            when steps.step in ('fieldwork_from', 'fieldwork_to') then clock.fieldwork_precision
            else 'day'
        end as date_precision,
        case
            when steps.step in ('published', 'today') then true
            when steps.kind = 'rule' or steps.step in ('fieldwork_from', 'fieldwork_to') then null
            else clock.has_response
        end as is_always_shown
    from steps
    cross join clock
)

select
    step,
    label,
    step_date,
    date_precision,
    kind,
    cast(step_date - cast($today as date) as integer) as days_from_today
from dated
where coalesce(is_always_shown, step_date is not null)
order by step_date asc nulls last, place asc
