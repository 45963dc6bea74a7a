-- One row per table, view or column that a question to the published copy may name.
select distinct names.name
from (
    select table_name as name
    from duckdb_tables()
    where not internal
    union all
    select view_name as name
    from duckdb_views()
    where not internal
    union all
    select column_name as name
    from duckdb_columns()
    where not internal
) as names
order by names.name
