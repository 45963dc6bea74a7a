-- One row per document whose day as good evidence comes within six months or came in the last one: the nearest first.
--
-- param today DATE
--
-- column evidence_id VARCHAR
-- column title VARCHAR of the document
-- column expires_date DATE
-- column days_left INTEGER negative when it has passed
-- column state STATUS how far it has been checked
-- column subject_label VARCHAR kind of thing it is about
-- column subject_title VARCHAR what that thing is called; its key where the register does not hold it
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR? the inspection to open, for a response
--
-- grain evidence_id

with expiring as (
    select
        evidence_id,
        title,
        expires_date,
        evidence_state,
        subject_type,
        subject_id
    from register.evidence
    where
        expires_date between cast(cast($today as date) - interval 1 month as date)
        and cast(cast($today as date) + interval 6 month as date)
)

select
    expiring.evidence_id,
    expiring.title,
    expiring.expires_date,
    cast(expiring.expires_date - cast($today as date) as integer) as days_left,
    status_of('evidence_state', expiring.evidence_state) as state,
    label_of('subject_type', expiring.subject_type) as subject_label,
    coalesce(subjects.title, expiring.subject_id) as subject_title,
    subjects.finding_id,
    subjects.inspection_id
from expiring
left join subjects
    on expiring.subject_type = subjects.subject_type and expiring.subject_id = subjects.subject_id
order by expiring.expires_date asc, expiring.title asc, expiring.evidence_id asc
