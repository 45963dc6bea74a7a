-- One row per meeting, the newest first.
--
-- param today DATE
-- param limit INTEGER the most rows; null gives all
--
-- column meeting_id VARCHAR
-- column name VARCHAR
-- column meeting_date DATE
-- column note VARCHAR?
-- column attendee_roles VARCHAR? who was there, with semicolons between them; empty where it was not recorded
-- column is_today BOOLEAN
--
-- grain meeting_id

select
    meeting_id,
    name,
    meeting_date,
    note,
    attendee_roles,
    meeting_date = cast($today as date) as is_today
from register.meetings
order by meeting_date desc, meeting_id asc
limit $limit
