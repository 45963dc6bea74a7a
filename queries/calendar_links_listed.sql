-- The calendar links that work: one row per link, the newest first. Names of people are kept here.
--
-- column link_id VARCHAR
-- column label VARCHAR
-- column owner_role VARCHAR
-- column owner_name VARCHAR empty where nobody signs in
-- column created_at TIMESTAMP London time
--
-- grain link_id

select
    link_id,
    label,
    owner_role,
    owner_name,
    created_at
from register.calendar_links
where revoked_at is null
order by created_at desc, link_id asc
