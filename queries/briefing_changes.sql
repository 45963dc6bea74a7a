-- One row per change recorded after one day and up to another, newest first: what happened between two meetings.
--
-- param since DATE the day of the earlier meeting, itself left out
-- param until DATE the day of the later meeting
-- param finding_ids VARCHAR[] changes of these and of whatever hangs on them; an empty list keeps all
--
-- column update_id VARCHAR
-- column updated_date DATE
-- column subject_label VARCHAR kind of thing that changed
-- column title VARCHAR what the thing is called; its key where the register does not hold it
-- column change VARCHAR closed, reopened, slipped (its day moved back), brought_forward or status_changed
-- column from_status STATUS? status before
-- column to_status STATUS? status after
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column reason VARCHAR?
-- column actor_role VARCHAR
--
-- grain update_id

with recorded as (
    select
        updates.*,
        coalesce(subjects.title, updates.subject_id) as title,
        subjects.finding_id,
        subjects.inspection_id,
        coalesce(kinds.label, updates.subject_type) as subject_label,
        kinds.counts_as as vocabulary
    from register.updates as updates
    left join subjects
        on updates.subject_type = subjects.subject_type and updates.subject_id = subjects.subject_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'subject_type' and updates.subject_type = kinds.term
    where
        cast(updates.updated_at as date) > cast($since as date)
        and cast(updates.updated_at as date) <= cast($until as date)
),

inspections_chosen as (
    select distinct findings.inspection_id
    from register.findings as findings
    where list_contains(cast($finding_ids as varchar[]), findings.finding_id)
)

select
    recorded.update_id,
    cast(recorded.updated_at as date) as updated_date,
    recorded.subject_label,
    recorded.title,
    case
        when coalesce(terms.counts_as, '') = 'closed' then 'closed'
        when coalesce(terms_before.counts_as, '') = 'closed' and recorded.to_status is not null
            then 'reopened'
        when recorded.to_due_date > recorded.from_due_date then 'slipped'
        when recorded.to_due_date < recorded.from_due_date then 'brought_forward'
        else 'status_changed'
    end as change,
    as_status(recorded.from_status, terms_before.label, terms_before.mark, terms_before.tone) as from_status,
    as_status(recorded.to_status, terms.label, terms.mark, terms.tone) as to_status,
    recorded.from_due_date,
    recorded.to_due_date,
    recorded.reason,
    recorded.actor_role
from recorded
left join inspections_chosen
    on recorded.subject_type = 'response' and recorded.inspection_id = inspections_chosen.inspection_id
left join register.vocabulary_terms as terms
    on recorded.vocabulary = terms.vocabulary and recorded.to_status = terms.term
left join register.vocabulary_terms as terms_before
    on recorded.vocabulary = terms_before.vocabulary and recorded.from_status = terms_before.term
where
    len(cast($finding_ids as varchar[])) = 0
    or list_contains(cast($finding_ids as varchar[]), recorded.finding_id)
    or inspections_chosen.inspection_id is not null
order by recorded.updated_at desc, recorded.update_id desc
