-- One row: the newest step that the tables of the register store are at.
select max(step) as step
from register.schema_migrations
