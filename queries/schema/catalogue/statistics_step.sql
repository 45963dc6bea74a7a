-- One row: the newest step that the tables of the statistics store are at.
select max(step) as step
from statistics.schema_migrations
