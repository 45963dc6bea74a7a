-- One row per row of the register that was written to after a day: what it was at the end of that day.
--
-- param day DATE
--
-- column table_name VARCHAR
-- column row_key VARCHAR
-- column row_before VARCHAR? the row at the end of the day as a JSON object; empty when it was not there
-- column row_after VARCHAR what the first write after the day made of it; empty when that removed it
--
-- grain table_name, row_key

select
    changes.table_name,
    changes.row_key,
    changes.row_before,
    changes.row_after
from register.row_changes as changes
inner join register.recordings as recordings on changes.recording_id = recordings.recording_id
where cast(recordings.recorded_at as date) > cast($day as date)
qualify
    row_number() over (
        partition by changes.table_name, changes.row_key
        order by recordings.recorded_at, recordings.recording_id, changes.ordinal
    ) = 1
order by changes.table_name, changes.row_key
