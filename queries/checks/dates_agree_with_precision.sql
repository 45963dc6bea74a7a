-- Dates that their precision contradicts: known to a day, month or year yet empty, or not stated yet there.
--
-- A day of publication is kept only where the day itself is known, because the statutory clock starts on it.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the precision, and the date where there is one
--
-- grain  table_name, row_key, column_name

with dates as (
    select
        'inspections' as table_name,
        inspection_id as row_key,
        'published_date' as column_name,
        published_date as day,
        published_precision as date_precision,
        published_precision = 'day' as should_be_there
    from register.inspections
    union all
    select
        'inspections' as table_name,
        inspection_id as row_key,
        'fieldwork_from' as column_name,
        coalesce(fieldwork_from, fieldwork_to) as day,
        fieldwork_precision as date_precision,
        coalesce(counts_as('date_precision', fieldwork_precision), '') <> 'unknown' as should_be_there
    from register.inspections
    union all
    select
        'plans' as table_name,
        plan_id as row_key,
        'starts_date' as column_name,
        coalesce(starts_date, ends_date) as day,
        date_precision,
        coalesce(counts_as('date_precision', date_precision), '') <> 'unknown' as should_be_there
    from register.plans
    union all
    select
        'approaches' as table_name,
        approach_id as row_key,
        'rating_date' as column_name,
        rating_date as day,
        rating_date_precision as date_precision,
        coalesce(counts_as('date_precision', rating_date_precision), '') <> 'unknown' as should_be_there
    from register.approaches
    union all
    select
        'grants' as table_name,
        grant_id as row_key,
        'starts_date' as column_name,
        coalesce(starts_date, ends_date) as day,
        date_precision,
        coalesce(counts_as('date_precision', date_precision), '') <> 'unknown' as should_be_there
    from register.grants
)

select
    table_name,
    row_key,
    column_name,
    concat_ws(' ', date_precision, cast(day as varchar)) as value
from dates
where should_be_there = (day is null)
order by table_name, row_key, column_name
