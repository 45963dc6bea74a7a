-- One row per change recorded after one day and up to another, newest first: what happened between two meetings.
--
-- param since DATE the day of the earlier meeting, itself left out
-- param until DATE the day of the later meeting
-- param finding_ids VARCHAR[] changes of these, of actions on them and of links to them; an empty list keeps all
--
-- column update_id VARCHAR
-- column updated_date DATE
-- column subject_label VARCHAR kind of thing that changed
-- column title VARCHAR what the thing is called; its key where the register does not hold it
-- column change VARCHAR closed, reopened, slipped (its day moved back), brought_forward or moved_on
-- column from_label VARCHAR status before
-- column to_label VARCHAR status after
-- column to_mark VARCHAR
-- column from_due_date DATE
-- column to_due_date DATE
-- column reason VARCHAR
-- column actor_role VARCHAR
--
-- grain update_id

with recorded as (
    select
        updates.*,
        case updates.subject_type when 'response' then 'response_stage' else 'delivery' end as vocabulary
    from register.updates as updates
    where
        cast(updates.updated_at as date) > cast($since as date)
        and cast(updates.updated_at as date) <= cast($until as date)
),

named as (
    select
        recorded.update_id,
        coalesce(
            findings.summary, actions.title, inspections.title, interventions.name, recorded.subject_id
        ) as title,
        coalesce(findings.finding_id, actions.finding_id, links.finding_id) as finding_id,
        inspections.inspection_id
    from recorded
    left join register.findings as findings
        on recorded.subject_type = 'finding' and recorded.subject_id = findings.finding_id
    left join register.actions as actions
        on recorded.subject_type = 'action' and recorded.subject_id = actions.action_id
    left join register.responses as responses
        on recorded.subject_type = 'response' and recorded.subject_id = responses.response_id
    left join register.inspections as inspections on responses.inspection_id = inspections.inspection_id
    left join register.finding_interventions as links
        on recorded.subject_type = 'link' and recorded.subject_id = links.link_id
    left join register.interventions as interventions
        on links.intervention_id = interventions.intervention_id
),

inspections_chosen as (
    select distinct findings.inspection_id
    from register.findings as findings
    where list_contains(cast($finding_ids as varchar[]), findings.finding_id)
)

select
    recorded.update_id,
    cast(recorded.updated_at as date) as updated_date,
    label_of('subject_type', recorded.subject_type) as subject_label,
    named.title,
    case
        when coalesce(terms.counts_as, '') = 'closed' then 'closed'
        when coalesce(terms_before.counts_as, '') = 'closed' and recorded.to_status is not null
            then 'reopened'
        when recorded.to_due_date > recorded.from_due_date then 'slipped'
        when recorded.to_due_date < recorded.from_due_date then 'brought_forward'
        else 'moved_on'
    end as change,
    coalesce(terms_before.label, recorded.from_status) as from_label,
    coalesce(terms.label, recorded.to_status) as to_label,
    terms.mark as to_mark,
    recorded.from_due_date,
    recorded.to_due_date,
    recorded.reason,
    recorded.actor_role
from recorded
inner join named on recorded.update_id = named.update_id
left join inspections_chosen on named.inspection_id = inspections_chosen.inspection_id
left join register.vocabulary_terms as terms
    on recorded.vocabulary = terms.vocabulary and recorded.to_status = terms.term
left join register.vocabulary_terms as terms_before
    on recorded.vocabulary = terms_before.vocabulary and recorded.from_status = terms_before.term
where
    len(cast($finding_ids as varchar[])) = 0
    or list_contains(cast($finding_ids as varchar[]), named.finding_id)
    or inspections_chosen.inspection_id is not null
order by recorded.updated_at desc, recorded.update_id desc
