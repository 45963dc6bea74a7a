-- One row per column of a table that exists in the published copy only.
select
    columns.table_name,
    tables.comment as table_words,
    columns.column_name,
    columns.data_type,
    columns.comment as words
from duckdb_columns() as columns
inner join
    duckdb_tables() as tables
    on columns.database_name = tables.database_name and columns.table_name = tables.table_name
where columns.database_name = 'memory' and columns.comment is not null
order by columns.table_name, columns.column_index
