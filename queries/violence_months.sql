-- One row per force or local authority and month: offences of one type, as a count and for each 1,000 residents.
--
-- The force is its own series and counts every row of its file, also the few outside its local authorities.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
--
-- column area_id     VARCHAR
-- column name        VARCHAR
-- column area_type   VARCHAR
-- column month_start DATE     first day of the month
-- column offences    BIGINT?  empty where the month is not on record
-- column rate        DOUBLE?  offences in the month for each 1,000 residents
-- column size_rank INTEGER? place among the local authorities by offences over all months, 1 has most; empty for a force
--
-- grain  area_id, month_start

with monthly as (
    select
        area_id,
        area_type,
        month_start,
        offences
    from monthly_offences(cast($force_id as varchar), cast($crime_type as varchar))
    where area_type <> 'ward'
),

totals as (
    select
        area_id,
        cast(rank() over (order by sum(offences) desc nulls last, area_id asc) as integer) as size_rank
    from monthly
    where area_type = 'local_authority'
    group by area_id
)

select
    monthly.area_id,
    areas.name,
    monthly.area_type,
    monthly.month_start,
    monthly.offences,
    round(monthly.offences * 1000.0 / nullif(areas.population, 0), 3) as rate,
    totals.size_rank
from monthly
inner join register.areas as areas on monthly.area_id = areas.area_id
left join totals on monthly.area_id = totals.area_id
order by totals.size_rank asc nulls first, monthly.area_id asc, monthly.month_start asc
