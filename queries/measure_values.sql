-- One row per value of one indicator, newest first.
--
-- param  measure_id       VARCHAR
-- param  limit            INTEGER  rows at most; null gives all
--
-- column observation_id   VARCHAR
-- column place_name       VARCHAR
-- column period_from      DATE?
-- column period_to        DATE?
-- column value            DOUBLE   in the indicator's unit
-- column comparator_value DOUBLE?  a number to set beside it
-- column comparator_label VARCHAR? what that number is
-- column note             VARCHAR?
-- column source_id        VARCHAR
-- column source_title     VARCHAR
--
-- grain  observation_id

select
    observed.observation_id,
    coalesce(areas.name, observed.area_name) as place_name,
    observed.period_from,
    observed.period_to,
    observed.value,
    observed.comparator_value,
    observed.comparator_label,
    observed.note,
    observed.source_id,
    sources.title as source_title
from register.observations as observed
left join register.areas as areas on observed.area_id = areas.area_id
left join register.sources as sources on observed.source_id = sources.source_id
where observed.measure_id = cast($measure_id as varchar)
order by observed.period_to desc nulls last, observed.value desc, observed.observation_id asc
limit $limit
