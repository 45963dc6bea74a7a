-- One row per recorded change of one finding or of an action on it, up to a day, newest first.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column update_id VARCHAR
-- column updated_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column action_title VARCHAR the action that changed; empty where the finding did
-- column from_label VARCHAR
-- column to_label VARCHAR
-- column to_mark VARCHAR
-- column to_tone VARCHAR
-- column from_due_date DATE
-- column to_due_date DATE
-- column reason VARCHAR
-- column evidence_title VARCHAR
--
-- grain update_id

with subjects as (
    select
        'finding' as subject_type,
        cast($finding_id as varchar) as subject_id,
        cast(null as varchar) as action_title
    union all
    select
        'action' as subject_type,
        action_id as subject_id,
        title as action_title
    from register.actions
    where finding_id = cast($finding_id as varchar)
)

select
    updates.update_id,
    updates.updated_at,
    updates.actor_role,
    subjects.action_title,
    label_of('delivery', updates.from_status) as from_label,
    coalesce(statuses.label, updates.to_status) as to_label,
    statuses.mark as to_mark,
    statuses.tone as to_tone,
    updates.from_due_date,
    updates.to_due_date,
    updates.reason,
    evidence.title as evidence_title
from register.updates as updates
inner join subjects
    on updates.subject_type = subjects.subject_type and updates.subject_id = subjects.subject_id
left join register.evidence as evidence on updates.evidence_id = evidence.evidence_id
left join register.vocabulary_terms as statuses
    on statuses.vocabulary = 'delivery' and updates.to_status = statuses.term
where cast(updates.updated_at as date) <= cast($today as date)
order by updates.updated_at desc, updates.update_id desc
