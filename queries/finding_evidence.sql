-- One row per document that shows what was done about one finding or an action on it.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column evidence_id VARCHAR
-- column title VARCHAR
-- column url VARCHAR? where it is kept; empty where not recorded
-- column state STATUS
-- column expires_date DATE?
-- column is_expired BOOLEAN its last good day has passed
--
-- grain evidence_id

with subjects as (
    select
        'finding' as subject_type,
        cast($finding_id as varchar) as subject_id
    union all
    select
        'action' as subject_type,
        action_id as subject_id
    from register.actions
    where finding_id = cast($finding_id as varchar)
)

select
    evidence.evidence_id,
    evidence.title,
    evidence.url,
    as_status(evidence.evidence_state, states.label, states.mark, states.tone) as state,
    evidence.expires_date,
    coalesce(evidence.expires_date < cast($today as date), false) as is_expired
from register.evidence as evidence
inner join subjects
    on evidence.subject_type = subjects.subject_type and evidence.subject_id = subjects.subject_id
left join register.vocabulary_terms as states
    on states.vocabulary = 'evidence_state' and evidence.evidence_state = states.term
order by is_expired asc, evidence.title asc, evidence.evidence_id asc
