-- The thing that an update or a document of evidence is about: one row where the register has it.
--
-- param subject_type VARCHAR
-- param subject_id VARCHAR
--
-- column subject_type VARCHAR
-- column subject_id VARCHAR
-- column title VARCHAR
-- column finding_id VARCHAR? the finding to open; empty where there is none
--
-- grain subject_id

select
    subject_type,
    subject_id,
    title,
    finding_id
from subjects
where subject_type = cast($subject_type as varchar) and subject_id = cast($subject_id as varchar)
order by subject_id
