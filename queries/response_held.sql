-- The newest response on record to one inspection, with the days of its steps.
--
-- param inspection_id VARCHAR
--
-- column inspection_id VARCHAR
-- column title VARCHAR the inspection
-- column response_id VARCHAR? empty where none is recorded
-- column chief_officer_invited_date DATE?
-- column chief_officer_received_date DATE?
-- column approved_date DATE?
-- column published_date DATE?
-- column sent_to_inspectorate_date DATE?
-- column forwarded_to_home_office_date DATE?
--
-- grain inspection_id

with newest as (
    select
        inspection_id,
        response_id,
        chief_officer_invited_date,
        chief_officer_received_date,
        approved_date,
        published_date,
        sent_to_inspectorate_date,
        forwarded_to_home_office_date
    from register.responses
    qualify row_number() over (
        partition by inspection_id
        order by published_date desc nulls last, response_id desc
    ) = 1
)

select
    inspections.inspection_id,
    inspections.title,
    newest.response_id,
    newest.chief_officer_invited_date,
    newest.chief_officer_received_date,
    newest.approved_date,
    newest.published_date,
    newest.sent_to_inspectorate_date,
    newest.forwarded_to_home_office_date
from register.inspections as inspections
left join newest on inspections.inspection_id = newest.inspection_id
where inspections.inspection_id = cast($inspection_id as varchar)
order by inspections.inspection_id
