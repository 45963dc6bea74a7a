-- One row per table of the two stores, in the order in which they were made.
SELECT
    table_name,
    database_name AS store,
    comment AS words
FROM duckdb_tables()
WHERE database_name IN ('register', 'statistics')
ORDER BY database_name, table_oid
