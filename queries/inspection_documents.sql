-- The documents that were added for one inspection, the newest first.
--
-- param inspection_id VARCHAR
--
-- column document_id VARCHAR
-- column file_name VARCHAR as it was given
-- column format VARCHAR
-- column sha256 VARCHAR
-- column size_bytes INTEGER
-- column pages INTEGER
-- column received_at TIMESTAMP London time
--
-- grain document_id

select
    document_id,
    file_name,
    format,
    sha256,
    size_bytes,
    pages,
    received_at
from register.documents
where inspection_id = cast($inspection_id as varchar)
order by received_at desc, document_id asc
