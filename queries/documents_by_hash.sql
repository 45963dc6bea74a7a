-- The documents with this hash: the name and form under which an original may be fetched.
--
-- param sha256 VARCHAR
--
-- column document_id VARCHAR
-- column file_name VARCHAR
-- column format VARCHAR
--
-- grain document_id

select
    document_id,
    file_name,
    format
from register.documents
where sha256 = cast($sha256 as varchar)
order by received_at asc, document_id asc
