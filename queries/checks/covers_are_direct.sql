-- Inspections that are covered by themselves, or by one whose own response is covered by another.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the inspection that cannot cover this one
--
-- grain  row_key

select
    'inspections' as table_name,
    inspections.inspection_id as row_key,
    'covered_by_inspection_id' as column_name,
    inspections.covered_by_inspection_id as value
from register.inspections as inspections
inner join register.inspections as covering
    on inspections.covered_by_inspection_id = covering.inspection_id
where covering.covered_by_inspection_id is not null or covering.inspection_id = inspections.inspection_id
order by row_key
