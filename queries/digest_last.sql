-- The last digest that was sent or saved: one row, or none before the first.
--
-- column digest_id VARCHAR
-- column reaches_to TIMESTAMP London time
-- column sent_to INTEGER
--
-- grain digest_id

select
    digest_id,
    reaches_to,
    sent_to
from register.digests
order by reaches_to desc, digest_id desc
limit 1
