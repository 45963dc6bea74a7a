-- The documents that were added, the newest first: all, or those of one inspection or behind one source.
--
-- param inspection_id VARCHAR null takes all
-- param source_id VARCHAR null takes all
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
where
    ($inspection_id is null or inspection_id = cast($inspection_id as varchar))
    and ($source_id is null or source_id = cast($source_id as varchar))
order by received_at desc, document_id asc
