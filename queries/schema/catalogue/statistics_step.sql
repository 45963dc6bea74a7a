-- One row: the newest step that the tables of the statistics store are at.
SELECT max(step) AS step
FROM statistics.schema_migrations
