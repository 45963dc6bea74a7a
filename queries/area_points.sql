-- One row per small area with a known centre: together the points give the shape of the force area.
--
-- Where there are more than can be drawn, every second, third or further one is kept, evenly by key.
--
-- param most INTEGER about the most rows; null gives all
--
-- column area_id VARCHAR
-- column name VARCHAR
-- column latitude DOUBLE
-- column longitude DOUBLE
--
-- grain area_id

with numbered as (
    select
        area_id,
        name,
        latitude,
        longitude,
        row_number() over (order by area_id) as position,
        count(*) over () as points
    from register.areas
    where area_type = 'lsoa' and latitude is not null and longitude is not null
)

select
    area_id,
    name,
    latitude,
    longitude
from numbered
where
    cast($most as integer) is null
    or position % greatest(cast(ceil(points / greatest(cast($most as integer), 1)) as bigint), 1) = 0
order by area_id asc
