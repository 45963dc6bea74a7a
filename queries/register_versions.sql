-- One row: how far the tables have been brought, and how new the newest facts are.
--
-- column register_step       INTEGER? newest step of the register's tables; empty where none is recorded
-- column statistics_step     INTEGER? newest step of the statistics' tables; empty where none is recorded
-- column newest_source_date  DATE?     day of the newest source that gives a day
-- column sources             INTEGER
-- column undated_sources     INTEGER  sources without a day of publication
-- column newest_month        DATE?     last day of the newest month of offences
--
-- grain  sources

select
    (select max(step) from register.schema_migrations) as register_step,
    (select max(step) from statistics.schema_migrations) as statistics_step,
    max(published_date) as newest_source_date,
    cast(count(*) as integer) as sources,
    cast(count(*) - count(published_date) as integer) as undated_sources,
    (select last_day(cast(max(month) || '-01' as date)) from offences_by_authority_month)
        as newest_month
from register.sources
order by sources asc
