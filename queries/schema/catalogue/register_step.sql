-- One row: the newest step that the tables of the register store are at.
SELECT max(step) AS step
FROM register.schema_migrations
