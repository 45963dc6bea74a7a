-- The calendar link that a secret opens: one row, or none where it was revoked or never made.
--
-- param secret_hash VARCHAR
--
-- column link_id VARCHAR
--
-- grain link_id

select link_id
from register.calendar_links
where secret_hash = cast($secret_hash as varchar) and revoked_at is null
order by link_id
