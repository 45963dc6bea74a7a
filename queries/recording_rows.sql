-- The rows that one recording wrote, the last first: the order in which they can be put back.
--
-- param recording_id VARCHAR
--
-- column ordinal INTEGER
-- column table_name VARCHAR
-- column row_key VARCHAR
-- column row_before VARCHAR? the row before as a JSON object; empty when it was added
-- column row_after VARCHAR? the row after; empty when it was removed
--
-- grain ordinal

select
    ordinal,
    table_name,
    row_key,
    row_before,
    row_after
from register.row_changes
where recording_id = cast($recording_id as varchar)
order by ordinal desc
