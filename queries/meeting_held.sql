-- One meeting, and how much has been recorded in it: one row where the register has it.
--
-- Recorded in it are its decisions, and what was saved on its day after it was started here; a build of the data folder
-- and what was undone do not count.
--
-- param meeting_id VARCHAR
--
-- column meeting_id VARCHAR
-- column name VARCHAR
-- column meeting_date DATE
-- column attendee_roles VARCHAR? who was there, with semicolons between them
-- column recording_id VARCHAR? the recording that started it; empty where it was not started here
-- column decisions INTEGER
-- column changes INTEGER
--
-- grain meeting_id

with started as (
    select
        recordings.recording_id,
        recordings.recorded_at
    from register.row_changes as added
    inner join register.recordings as recordings on added.recording_id = recordings.recording_id
    where
        added.table_name = 'meetings'
        and added.row_key = cast($meeting_id as varchar)
        and added.row_before is null
        and recordings.kind = 'meeting'
    order by recordings.recorded_at desc
    limit 1
),

saved as (
    select updated_at as saved_at
    from register.updates
    union all
    select recorded_at as saved_at
    from savings
    where not is_build
)

select
    meetings.meeting_id,
    meetings.name,
    meetings.meeting_date,
    meetings.attendee_roles,
    started.recording_id,
    cast(
        (
            select count(*)
            from register.decisions as decisions
            where decisions.meeting_id = meetings.meeting_id
        ) as integer
    ) as decisions,
    cast(
        (
            select count(*)
            from saved
            where
                saved.saved_at > started.recorded_at
                and cast(saved.saved_at as date) = meetings.meeting_date
        ) as integer
    ) as changes
from register.meetings as meetings
left join started on true
where meetings.meeting_id = cast($meeting_id as varchar)
order by meetings.meeting_id
