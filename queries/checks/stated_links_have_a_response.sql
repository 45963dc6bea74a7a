-- Links recorded as stated in our response to a report for which no response is recorded.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the finding of a report without a response
--
-- grain  table_name, row_key

with links as (
    select
        'finding_interventions' as table_name,
        link_id as row_key,
        finding_id
    from register.finding_interventions
    where basis = 'stated_in_response'
    union all
    select
        'finding_priorities' as table_name,
        link_id as row_key,
        finding_id
    from register.finding_priorities
    where basis = 'stated_in_response'
),

answered as (
    select findings.finding_id
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    inner join register.responses as responses
        on responses.inspection_id in (inspections.inspection_id, inspections.covered_by_inspection_id)
)

select
    links.table_name,
    links.row_key,
    'basis' as column_name,
    links.finding_id as value
from links
where links.finding_id not in (select answered.finding_id from answered)
order by links.table_name, links.row_key
