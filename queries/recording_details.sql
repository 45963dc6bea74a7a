-- One recording: who, when, what, and whether it has been undone.
--
-- param recording_id VARCHAR
--
-- column recording_id VARCHAR
-- column recorded_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column kind VARCHAR
-- column words VARCHAR
-- column is_undone BOOLEAN
--
-- grain recording_id

select
    recordings.recording_id,
    recordings.recorded_at,
    recordings.actor_role,
    recordings.kind,
    recordings.words,
    exists(
        select 1
        from register.recordings as later
        where later.undoes = recordings.recording_id
    ) as is_undone
from register.recordings as recordings
where recordings.recording_id = cast($recording_id as varchar)
order by recordings.recording_id
