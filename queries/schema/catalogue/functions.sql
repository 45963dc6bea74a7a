-- One row per function of the engine that makes a table or does something, and is nothing else besides.
select distinct functions.function_name
from duckdb_functions() as functions
where
    functions.database_name = 'system'
    and functions.function_type in ('table', 'pragma', 'table_macro')
    and not exists (
        select 1
        from duckdb_functions() as others
        where
            others.function_name = functions.function_name
            and others.function_type in ('scalar', 'aggregate', 'macro')
    )
order by functions.function_name
