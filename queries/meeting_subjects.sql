-- One row per finding or open action on which something can be recorded: overdue actions first, then the other actions,
-- then findings that call for work, then the other findings.
--
-- param today DATE
-- param search VARCHAR every word must occur in the title, the owner or the report; null or empty keeps all
-- param most INTEGER the most rows; null gives all
--
-- column subject_type VARCHAR
-- column subject_id VARCHAR
-- column title VARCHAR
-- column context VARCHAR the owner of an action, or the report of a finding
-- column due_date DATE? for an action
-- column status STATUS? empty where none is recorded
-- column is_overdue BOOLEAN
-- column things INTEGER how many there are, shown or not
--
-- grain subject_type, subject_id

with stood as (
    select
        updates.subject_type,
        updates.subject_id,
        arg_max(updates.to_status, (updates.updated_at, updates.update_id))
        filter (where updates.to_status is not null) as status,
        arg_max(updates.to_due_date, (updates.updated_at, updates.update_id))
        filter (where updates.to_due_date is not null) as moved_to
    from register.updates as updates
    where
        updates.subject_type in ('finding', 'action')
        and cast(updates.updated_at as date) <= cast($today as date)
    group by updates.subject_type, updates.subject_id
),

things_known as (
    select
        'action' as subject_type,
        actions.action_id as subject_id,
        actions.title,
        actions.owner_role as context,
        actions.due_date,
        true as calls_for_work
    from register.actions as actions
    union all
    select
        'finding' as subject_type,
        findings.finding_id as subject_id,
        findings.summary as title,
        inspections.title as context,
        cast(null as date) as due_date,
        finding_calls.calls_for_work
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    inner join finding_calls on findings.finding_id = finding_calls.finding_id
),

present as (
    select
        things_known.subject_type,
        things_known.subject_id,
        things_known.title,
        things_known.context,
        things_known.calls_for_work,
        coalesce(stood.moved_to, things_known.due_date) as due_date,
        as_status(stood.status, terms.label, terms.mark, terms.tone) as status,
        coalesce(terms.counts_as, 'open') = 'closed' as is_closed
    from things_known
    left join stood
        on things_known.subject_type = stood.subject_type and things_known.subject_id = stood.subject_id
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'delivery' and stood.status = terms.term
),

found as (
    select
        present.*,
        coalesce(
            present.subject_type = 'action'
            and not present.is_closed
            and present.due_date < cast($today as date),
            false
        ) as is_overdue
    from present
    where
        list_bool_and(
            list_transform(
                string_split(trim(lower(strip_accents(coalesce(cast($search as varchar), '')))), ' '),
                lambda word: contains(
                    lower(strip_accents(present.title || ' ' || present.context)), word
                )
            )
        )
)

select
    found.subject_type,
    found.subject_id,
    found.title,
    found.context,
    found.due_date,
    found.status,
    found.is_overdue,
    cast((select count(counted.subject_id) from found as counted) as integer) as things
from found
order by
    found.is_overdue desc,
    found.is_closed asc,
    found.subject_type asc,
    found.calls_for_work desc,
    found.due_date asc nulls last,
    found.title asc,
    found.subject_id asc
limit $most
