-- Responses with a step that comes before the one it follows: the report, the comment, the approval, publication.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the date, and the later one that should come first
--
-- grain  row_key, column_name

with steps as (
    select
        responses.response_id as row_key,
        'chief_officer_received_date' as column_name,
        responses.chief_officer_invited_date as earlier,
        responses.chief_officer_received_date as later
    from register.responses as responses
    union all
    select
        responses.response_id as row_key,
        'approved_date' as column_name,
        inspections.published_date as earlier,
        responses.approved_date as later
    from register.responses as responses
    inner join register.inspections as inspections on responses.inspection_id = inspections.inspection_id
    union all
    select
        responses.response_id as row_key,
        'published_date' as column_name,
        coalesce(responses.approved_date, inspections.published_date) as earlier,
        responses.published_date as later
    from register.responses as responses
    inner join register.inspections as inspections on responses.inspection_id = inspections.inspection_id
)

select
    'responses' as table_name,
    row_key,
    column_name,
    cast(later as varchar) || ' before ' || cast(earlier as varchar) as value
from steps
where later < earlier
order by row_key, column_name
