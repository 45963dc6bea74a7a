-- One row per table of the two stores, in the order in which they were made.
select
    table_name,
    database_name as store,
    comment as words
from duckdb_tables()
where database_name in ('register', 'statistics')
order by database_name, table_oid
