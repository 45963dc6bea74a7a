-- One row per column of a table of the two stores.
SELECT
    table_name,
    column_name,
    data_type,
    comment AS words,
    NOT is_nullable AS is_required
FROM duckdb_columns()
WHERE database_name IN ('register', 'statistics')
ORDER BY database_name, table_oid, column_index
