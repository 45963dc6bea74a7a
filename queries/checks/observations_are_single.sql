-- Values that are there more than once for one measure, place and period.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the key of the first row for the same measure, place and period
--
-- grain  row_key

with numbered as (
    select
        observation_id,
        first_value(observation_id) over same as first_id
    from register.observations
    window same as (
        partition by measure_id, area_id, area_name, period_from, period_to
        order by observation_id
    )
)

select
    'observations' as table_name,
    observation_id as row_key,
    'measure_id' as column_name,
    first_id as value
from numbered
where observation_id <> first_id
order by row_key
