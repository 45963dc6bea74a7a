-- Who wrote to one row of the register, the newest first.
--
-- param table_name VARCHAR
-- param row_key VARCHAR
--
-- column recording_id VARCHAR
-- column recorded_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column words VARCHAR
-- column row_before VARCHAR? the row before as a JSON object; empty when it was added
-- column row_after VARCHAR? the row after; empty when it was removed
--
-- grain recording_id, row_before, row_after

select
    recordings.recording_id,
    recordings.recorded_at,
    recordings.actor_role,
    recordings.words,
    changes.row_before,
    changes.row_after
from register.row_changes as changes
inner join register.recordings as recordings on changes.recording_id = recordings.recording_id
where changes.table_name = cast($table_name as varchar) and changes.row_key = cast($row_key as varchar)
order by recordings.recorded_at desc, recordings.recording_id asc, changes.ordinal desc
