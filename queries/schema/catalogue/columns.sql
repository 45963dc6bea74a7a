-- One row per column of a table of the two stores.
select
    table_name,
    column_name,
    data_type,
    comment as words,
    not is_nullable as is_required
from duckdb_columns()
where database_name in ('register', 'statistics')
order by database_name, table_oid, column_index
