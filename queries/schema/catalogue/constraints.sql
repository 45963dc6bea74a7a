-- One row per key, unique combination or rule of a table of the two stores.
SELECT
    table_name,
    constraint_type,
    constraint_column_names,
    expression
FROM duckdb_constraints()
WHERE database_name IN ('register', 'statistics')
ORDER BY database_name, table_name, constraint_index
