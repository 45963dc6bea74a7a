-- The trace of what was recorded after the day.
delete from register.row_changes
where
    recording_id in (
        select later.recording_id
        from register.recordings as later
        where cast(later.recorded_at as date) > cast($day as date)
    )
