-- One row per key, unique combination or rule of a table of the two stores.
select
    table_name,
    constraint_type,
    constraint_column_names,
    expression
from duckdb_constraints()
where database_name in ('register', 'statistics')
order by database_name, table_name, constraint_index
