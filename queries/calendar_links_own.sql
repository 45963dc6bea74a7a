-- The calendar links of one person that work: one row per link, the newest first.
--
-- param owner VARCHAR their name; empty is the person on the machine itself
--
-- column link_id VARCHAR
-- column label VARCHAR
-- column created_at TIMESTAMP London time
--
-- grain link_id

select
    link_id,
    label,
    created_at
from register.calendar_links
where revoked_at is null and coalesce(owner_name, '') = coalesce(cast($owner as varchar), '')
order by created_at desc, link_id asc
