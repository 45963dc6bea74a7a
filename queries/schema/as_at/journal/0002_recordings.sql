-- What was recorded after the day.
delete from register.recordings
where cast(recorded_at as date) > cast($day as date)
