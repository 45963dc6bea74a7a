-- One row per change of state, and per document or table or other thing saved, of the last 30 days, newest first.
--
-- param today DATE
-- param limit INTEGER the most rows; null gives all
--
-- column update_id VARCHAR the update or the recording
-- column updated_date DATE
-- column subject_type VARCHAR saving where it is no change of state
-- column subject_label VARCHAR kind of thing that changed
-- column title VARCHAR what the thing is called, or its key where the register does not hold it; of a saving, what was saved
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR? the inspection to open, for a response
-- column from_label VARCHAR? status before
-- column to_label VARCHAR? status after
-- column mark VARCHAR?
-- column tone VARCHAR?
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column reason VARCHAR?
-- column actor_role VARCHAR
--
-- grain update_id

with recorded as (
    select
        update_id,
        updated_at,
        subject_type,
        subject_id,
        from_status,
        to_status,
        from_due_date,
        to_due_date,
        reason,
        actor_role
    from register.updates
    union all by name
    select
        recording_id as update_id,
        recorded_at as updated_at,
        'saving' as subject_type,
        words as subject_id,
        actor_role
    from savings
),

recent as (
    select
        update_id,
        cast(updated_at as date) as updated_date,
        updated_at,
        subject_type,
        subject_id,
        from_status,
        to_status,
        from_due_date,
        to_due_date,
        reason,
        actor_role
    from recorded
    where
        cast(updated_at as date) > cast($today as date) - 30
        and cast(updated_at as date) <= cast($today as date)
    order by updated_at desc, update_id desc
    limit $limit
),

named as (
    select
        recent.update_id,
        coalesce(subjects.title, recent.subject_id) as title,
        subjects.finding_id,
        subjects.inspection_id,
        kinds.label as subject_label,
        kinds.counts_as as vocabulary
    from recent
    left join subjects
        on recent.subject_type = subjects.subject_type and recent.subject_id = subjects.subject_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'subject_type' and recent.subject_type = kinds.term
)

select
    recent.update_id,
    recent.updated_date,
    recent.subject_type,
    coalesce(named.subject_label, recent.subject_type) as subject_label,
    named.title,
    named.finding_id,
    named.inspection_id,
    coalesce(terms_before.label, recent.from_status) as from_label,
    coalesce(terms.label, recent.to_status) as to_label,
    terms.mark,
    terms.tone,
    recent.from_due_date,
    recent.to_due_date,
    recent.reason,
    recent.actor_role
from recent
inner join named on recent.update_id = named.update_id
left join register.vocabulary_terms as terms
    on named.vocabulary = terms.vocabulary and recent.to_status = terms.term
left join register.vocabulary_terms as terms_before
    on named.vocabulary = terms_before.vocabulary and recent.from_status = terms_before.term
order by recent.updated_at desc, recent.update_id desc
