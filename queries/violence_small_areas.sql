-- One row per small area of about 1,500 people: offences of one type in the newest twelve months, for the map.
--
-- Small numbers (below the office's number, five unless it says otherwise, none included) are hidden, and so are others
-- that would give them away: the count and the rate are then empty. The map shows where violence gathers, not what happened
-- at a place that a person could be known by.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
-- param  months      INTEGER  length of the period in months; twelve when it is not given
--
-- column area_id            VARCHAR
-- column name               VARCHAR
-- column ward_id            VARCHAR?
-- column ward_name          VARCHAR? the ward that fits best; empty where it is not known
-- column local_authority_id VARCHAR
-- column latitude           DOUBLE?  degrees, centre of the boundary
-- column longitude          DOUBLE?  degrees, centre of the boundary
-- column residents          INTEGER? Census 2021
-- column imd_decile         INTEGER? 1 is the most deprived tenth of England
-- column offences           INTEGER? in the period; empty where hidden, or where a month is not on record
-- column rate               DOUBLE?  offences in the period for each 1,000 residents; empty as above
-- column is_small_number    BOOLEAN? hidden: a small number, or one that would give a small one away
--
-- grain  area_id

with places as (
    select
        area_id,
        ward_id,
        local_authority_id
    from places_within(cast($force_id as varchar))
    where area_type = 'lsoa'
),

told as (
    select
        area_id,
        offences,
        is_hidden
    from
        protected_offences(
            cast($force_id as varchar),
            cast($crime_type as varchar),
            coalesce(cast($months as integer), 12),
            0
        )
    where area_type = 'lsoa'
)

select
    places.area_id,
    areas.name,
    places.ward_id,
    wards.name as ward_name,
    places.local_authority_id,
    areas.latitude,
    areas.longitude,
    areas.population as residents,
    areas.imd_decile,
    cast(told.offences as integer) as offences,
    round(told.offences * 1000.0 / nullif(areas.population, 0), 1) as rate,
    told.is_hidden as is_small_number
from places
inner join register.areas as areas on places.area_id = areas.area_id
left join told on places.area_id = told.area_id
left join register.areas as wards on places.ward_id = wards.area_id
order by places.local_authority_id asc nulls last, places.ward_id asc nulls last, places.area_id asc
