-- Places with counts of offences by month that are not small areas: the counts would be taken twice.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the kind of place
--
-- grain  row_key

select distinct
    'violence_by_lsoa_month' as table_name,
    counts.area_id as row_key,
    'area_id' as column_name,
    areas.area_type as value
from statistics.violence_by_lsoa_month as counts
inner join register.areas as areas on counts.area_id = areas.area_id
where areas.area_type <> 'lsoa'
order by row_key
