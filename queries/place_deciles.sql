-- One row per tenth of deprivation: the small areas of a place that are in it.
--
-- Indices of Deprivation 2025: tenth 1 is the most deprived of England's small areas.
--
-- param  area_id      VARCHAR  code of the place
--
-- column imd_decile   INTEGER? empty for small areas without a figure
-- column small_areas  INTEGER
-- column residents    INTEGER  Census 2021
-- column all_areas    INTEGER  small areas of the place in all tenths
--
-- grain  imd_decile

with small as (
    select
        areas.imd_decile,
        areas.population
    from places_within(cast($area_id as varchar)) as places
    inner join register.areas as areas on places.area_id = areas.area_id
    where places.area_type = 'lsoa'
),

counted as (
    select count(*) as areas
    from small
)

select
    small.imd_decile,
    cast(count(*) as integer) as small_areas,
    cast(sum(small.population) as integer) as residents,
    cast(counted.areas as integer) as all_areas
from small
cross join counted
group by small.imd_decile, counted.areas
order by small.imd_decile asc nulls last
