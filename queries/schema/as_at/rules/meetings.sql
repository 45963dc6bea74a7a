-- A meeting is known from its day.
delete from register.meetings
where
    meeting_date > cast($day as date)
    and not is_recorded('meetings', meeting_id)
