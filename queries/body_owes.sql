-- One row per thing to come from a body: the longest overdue first, then by day, those without one last.
--
-- A response or a chief officer's comment that the law sets a day for, a finding addressed to it by the day that the report
-- sets, and an open action on a finding addressed to it.
--
-- param today DATE
-- param notice_days INTEGER
-- param body_id VARCHAR
-- param most INTEGER the most rows; null gives all
--
-- column kind VARCHAR response, chief_officer, finding or action
-- column subject_id VARCHAR key of the inspection, finding or action
-- column title VARCHAR of the inspection, what the finding says, or what was promised
-- column opens_id VARCHAR key of the inspection or finding to open for it
-- column owner_role VARCHAR? of an action
-- column due_date DATE? empty where none is set
-- column days_left INTEGER? days to that day; negative when it has passed
-- column stage STATUS? of the response, or the delivery of the finding or action; empty where not recorded
-- column held INTEGER all things to come from the body, listed or not
--
-- grain kind, subject_id

with named as (
    select
        owed.kind,
        owed.subject_id,
        coalesce(inspections.title, findings.summary, actions.title, owed.subject_id) as title,
        coalesce(actions.finding_id, owed.subject_id) as opens_id,
        actions.owner_role,
        owed.due_date,
        owed.vocabulary,
        owed.term
    from owed_on(cast($today as date), cast($notice_days as integer)) as owed
    left join register.inspections as inspections
        on owed.kind in ('response', 'chief_officer') and owed.subject_id = inspections.inspection_id
    left join register.findings as findings
        on owed.kind = 'finding' and owed.subject_id = findings.finding_id
    left join register.actions as actions on owed.kind = 'action' and owed.subject_id = actions.action_id
    where owed.organisation_id = cast($body_id as varchar)
),

counted as (
    select cast(count(*) as integer) as held
    from named
)

select
    named.kind,
    named.subject_id,
    named.title,
    named.opens_id,
    named.owner_role,
    named.due_date,
    cast(named.due_date - cast($today as date) as integer) as days_left,
    as_status(named.term, terms.label, terms.mark, terms.tone) as stage,
    counted.held
from named
cross join counted
left join register.vocabulary_terms as terms
    on named.vocabulary = terms.vocabulary and named.term = terms.term
order by named.due_date asc nulls last, named.kind asc, named.subject_id asc
limit $most
