-- One row per small area of about 1,500 people: offences of one type in the newest twelve months, for the map.
--
-- Fewer than five offences in the period, none included, are not told apart: the count and the rate are then empty. The
-- map shows where violence gathers, not what happened at a place that a person could be known by.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
-- param  months      INTEGER  length of the period in months; twelve when it is not given
--
-- column area_id            VARCHAR
-- column name               VARCHAR
-- column ward_id            VARCHAR
-- column ward_name          VARCHAR  the ward that fits best; empty where it is not known
-- column local_authority_id VARCHAR
-- column latitude           DOUBLE   degrees, centre of the boundary
-- column longitude          DOUBLE   degrees, centre of the boundary
-- column residents          INTEGER  Census 2021
-- column imd_decile         INTEGER  1 is the most deprived tenth of England
-- column offences           INTEGER  in the period; empty below five, or where a month is not on record
-- column rate               DOUBLE   offences in the period for each 1,000 residents; empty as above
-- column is_small_number    BOOLEAN  fewer than five offences in the period
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

months as (
    select distinct cast(counted.month || '-01' as date) as month_start
    from statistics.violence_by_lsoa_month as counted
    inner join places on counted.area_id = places.area_id
),

span as (
    select
        max(month_start) as newest_month,
        coalesce(cast($months as integer), 12) as length
    from months
),

complete as (
    select count(*) = any_value(span.length) as is_complete
    from months
    cross join span
    where months.month_start > span.newest_month - to_months(span.length)
),

counted as (
    select
        rows_of_type.area_id,
        sum(rows_of_type.offences) as offences
    from statistics.violence_by_lsoa_month as rows_of_type
    cross join span
    where
        rows_of_type.crime_type = cast($crime_type as varchar)
        and rows_of_type.month > strftime(span.newest_month - to_months(span.length), '%Y-%m')
    group by rows_of_type.area_id
),

known as (
    select
        places.area_id,
        places.ward_id,
        places.local_authority_id,
        case when complete.is_complete then cast(coalesce(counted.offences, 0) as integer) end as offences
    from places
    cross join complete
    left join counted on places.area_id = counted.area_id
)

select
    known.area_id,
    areas.name,
    known.ward_id,
    wards.name as ward_name,
    known.local_authority_id,
    areas.latitude,
    areas.longitude,
    areas.population as residents,
    areas.imd_decile,
    case when known.offences >= 5 then known.offences end as offences,
    case when known.offences >= 5 then round(known.offences * 1000.0 / nullif(areas.population, 0), 1) end
        as rate,
    known.offences < 5 as is_small_number
from known
inner join register.areas as areas on known.area_id = areas.area_id
left join register.areas as wards on known.ward_id = wards.area_id
order by known.local_authority_id asc nulls last, known.ward_id asc nulls last, known.area_id asc
