-- One row per local authority, month and type of offence with at least one offence; a missing combination is zero.
--
-- column area_id    VARCHAR
-- column month      VARCHAR  as YYYY-MM
-- column crime_type VARCHAR
-- column offences   BIGINT
--
-- grain  area_id, month, crime_type

select
    area_id,
    month,
    crime_type,
    offences
from offences_by_authority_month
order by area_id asc, month asc, crime_type asc
