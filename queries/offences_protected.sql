-- One row per ward or small area of a force: offences of one type in twelve months, small numbers hidden.
--
-- Hidden are counts below the office's number, none included, and as many others as it takes so that no total gives one away.
-- Small areas are shown for the newest period only.
--
-- param  force_id    VARCHAR  code of the force area
-- param  crime_type  VARCHAR  type of offence, a term of the vocabulary crime_type
-- param  back        INTEGER  0 for the newest twelve months, 1 for the twelve before; 0 when it is not given
-- param  months      INTEGER  length of the period in months; twelve when it is not given
--
-- column area_id     VARCHAR
-- column area_type   VARCHAR
-- column period_from DATE?    first day of the period
-- column period_to   DATE?    last day of the period
-- column offences    BIGINT?  empty where hidden, or where a month is not on record
-- column is_hidden   BOOLEAN  empty where a month is not on record
--
-- grain  area_id

select
    area_id,
    area_type,
    period_from,
    period_to,
    offences,
    is_hidden
from
    protected_offences(
        cast($force_id as varchar),
        cast($crime_type as varchar),
        coalesce(cast($months as integer), 12),
        coalesce(cast($back as integer), 0)
    )
where area_type = 'ward' or coalesce(cast($back as integer), 0) = 0
order by area_type asc, area_id asc
