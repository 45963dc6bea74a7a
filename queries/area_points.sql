-- One row per small area with a known centre: together the points give the shape of the force area.
--
-- Where there are more than can be drawn, every second, third or further one is kept, evenly by key.
--
-- param most INTEGER about the most rows; null gives all
--
-- column area_id VARCHAR
-- column name VARCHAR
-- column latitude DOUBLE?
-- column longitude DOUBLE?
--
-- grain area_id

with known as (
    select
        area_id,
        name,
        latitude,
        longitude
    from register.areas
    where area_type = 'lsoa' and latitude is not null and longitude is not null
),

numbered as (
    select
        known.*,
        row_number() over (order by known.area_id) as position,
        (select count(counted.area_id) from known as counted) as points
    from known
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
