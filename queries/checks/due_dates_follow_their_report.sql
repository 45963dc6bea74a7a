-- Findings whose own date lies before the report was published.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the date, and the day of publication
--
-- grain  row_key

select
    'findings' as table_name,
    findings.finding_id as row_key,
    'due_date' as column_name,
    cast(findings.due_date as varchar)
    || ' before '
    || cast(inspections.published_date as varchar) as value
from register.findings as findings
inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
where findings.due_date < inspections.published_date
order by row_key
