-- Those of many things that an update or a document of evidence is about which the register does not have.
--
-- param subject_types VARCHAR[] the kind of each
-- param subject_ids VARCHAR[] the key of each, in the same order
--
-- column subject_type VARCHAR
-- column subject_id VARCHAR
--
-- grain subject_type, subject_id

with asked as (
    select distinct
        unnest(cast($subject_types as varchar[])) as subject_type,
        unnest(cast($subject_ids as varchar[])) as subject_id
)

select
    asked.subject_type,
    asked.subject_id
from asked
left join subjects on asked.subject_type = subjects.subject_type and asked.subject_id = subjects.subject_id
where subjects.subject_id is null
order by asked.subject_type asc, asked.subject_id asc
