-- One row per document that shows what was done: the nearest end of its validity first.
--
-- param today DATE
-- param finding_ids VARCHAR[] about these or what hangs on them; an empty list keeps all
-- param is_ending BOOLEAN only what expires within six months or expired in the last one; null keeps all
--
-- column evidence_id VARCHAR
-- column title VARCHAR
-- column url VARCHAR? where it is kept; empty where not recorded
-- column state STATUS how far it has been checked
-- column expires_date DATE? the last day on which it is valid
-- column days_left INTEGER? days to that day; negative when it has passed
-- column subject_label VARCHAR kind of thing it is about
-- column subject_title VARCHAR what that thing is called; its key where the register does not hold it
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR? the inspection to open, for a response
--
-- grain evidence_id

select
    evidence.evidence_id,
    evidence.title,
    evidence.url,
    as_status(evidence.evidence_state, states.label, states.mark, states.tone) as state,
    evidence.expires_date,
    cast(evidence.expires_date - cast($today as date) as integer) as days_left,
    coalesce(kinds.label, evidence.subject_type) as subject_label,
    coalesce(subjects.title, evidence.subject_id) as subject_title,
    subjects.finding_id,
    subjects.inspection_id
from register.evidence as evidence
left join subjects
    on evidence.subject_type = subjects.subject_type and evidence.subject_id = subjects.subject_id
left join register.vocabulary_terms as states
    on states.vocabulary = 'evidence_state' and evidence.evidence_state = states.term
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and evidence.subject_type = kinds.term
where
    (
        len(cast($finding_ids as varchar[])) = 0
        or list_contains(cast($finding_ids as varchar[]), subjects.finding_id)
    )
    and (
        not coalesce(cast($is_ending as boolean), false)
        or evidence.expires_date between cast(cast($today as date) - interval 1 month as date)
        and cast(cast($today as date) + interval 6 month as date)
    )
order by evidence.expires_date asc nulls last, evidence.title asc, evidence.evidence_id asc
