-- One row: everything that the register says of one finding itself, our reply to it, and its neighbours in the report.
--
-- param finding_id VARCHAR
-- param today DATE
--
-- column finding_id VARCHAR
-- column ordinal INTEGER place among the findings held for the inspection
-- column held INTEGER findings held for the inspection
-- column previous_finding_id VARCHAR? the finding before it in the same report; empty for the first
-- column next_finding_id VARCHAR?
-- column summary VARCHAR
-- column source_quote VARCHAR? the report's words; only in an office's own register
-- column source_reference VARCHAR? page, paragraph or bullet
-- column finding_type STATUS
-- column addressee VARCHAR? empty where nobody is named
-- column addressed_label VARCHAR
-- column body_ids VARCHAR[] bodies of the register that it is addressed to
-- column body_names VARCHAR[] in the same order
-- column due_date DATE? the day the report sets for it
-- column days_left INTEGER? days to that day; negative when it has passed
-- column inspectorate STATUS? what the inspectorate says of it; empty where that is not known
-- column note VARCHAR?
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column theme_ids VARCHAR[]
-- column theme_names VARCHAR[]
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column published_date DATE?
-- column published_precision VARCHAR
-- column lead_name VARCHAR? the inspectorate that leads
-- column response_id VARCHAR? newest response to the inspection; empty where none is recorded
-- column response_date DATE? day it was published, if that has come
-- column response_required VARCHAR
-- column covered_by_inspection_id VARCHAR? another report whose response answers this one too
-- column covered_by_title VARCHAR?
-- column reply_id VARCHAR? empty where no reply is recorded
-- column acceptance STATUS?
-- column is_silent BOOLEAN the response says nothing on it
-- column action_or_reason VARCHAR?
-- column reply_reference VARCHAR? where in the response it is
-- column reply_note VARCHAR? what the response does not say
-- column reply_source_id VARCHAR?
-- column lacks_action BOOLEAN a recommendation to us under section 55 whose reply names neither action nor reason
-- column delivery STATUS? empty where none is recorded
-- column delivery_date DATE?
-- column work STATUS what the projects that answer it have to show on the day
-- column answering INTEGER projects that answer it, fully or in part
-- column in_full INTEGER projects that answer it fully; out of answering
-- column related INTEGER projects on the same subject that do not answer it
-- column calls_for_work BOOLEAN neither a positive practice nor for others
-- column approved_evidence INTEGER approved documents that have not expired
--
-- grain finding_id

with placed as (
    select
        finding_id,
        cast(count(*) over (partition by inspection_id) as integer) as held,
        lag(finding_id) over (partition by inspection_id order by ordinal, finding_id) as previous_finding_id,
        lead(finding_id) over (partition by inspection_id order by ordinal, finding_id) as next_finding_id
    from register.findings
    where
        inspection_id = (
            select chosen.inspection_id
            from register.findings as chosen
            where chosen.finding_id = cast($finding_id as varchar)
        )
),

themed as (
    select
        about.finding_id,
        list(themes.theme_id order by themes.name, themes.theme_id) as theme_ids,
        list(themes.name order by themes.name, themes.theme_id) as theme_names
    from register.finding_themes as about
    inner join register.themes as themes on about.theme_id = themes.theme_id
    where about.finding_id = cast($finding_id as varchar)
    group by about.finding_id
),

bodied as (
    select
        addressees.finding_id,
        list(bodies.organisation_id order by lower(bodies.name), bodies.organisation_id) as body_ids,
        list(bodies.name order by lower(bodies.name), bodies.organisation_id) as body_names
    from register.finding_addressees as addressees
    inner join register.organisations as bodies on addressees.organisation_id = bodies.organisation_id
    where addressees.finding_id = cast($finding_id as varchar)
    group by addressees.finding_id
),

shown as (
    select
        subject_id as finding_id,
        cast(count(*) as integer) as approved_evidence
    from register.evidence
    where
        subject_type = 'finding'
        and subject_id = cast($finding_id as varchar)
        and counts_as('evidence_state', evidence_state) = 'good'
        and coalesce(expires_date >= cast($today as date), true)
    group by subject_id
)

select
    findings.finding_id,
    findings.ordinal,
    placed.held,
    placed.previous_finding_id,
    placed.next_finding_id,
    findings.summary,
    findings.source_quote,
    findings.source_reference,
    as_status(findings.finding_type, kinds.label, kinds.mark, kinds.tone) as finding_type,
    findings.addressee,
    label_of('addressed_to_us', findings.addressed_to_us) as addressed_label,
    coalesce(bodied.body_ids, cast([] as varchar[])) as body_ids,
    coalesce(bodied.body_names, cast([] as varchar[])) as body_names,
    findings.due_date,
    cast(findings.due_date - cast($today as date) as integer) as days_left,
    as_status(
        findings.inspectorate_status,
        inspectorate.label,
        inspectorate.mark,
        inspectorate.tone
    ) as inspectorate,
    findings.note,
    findings.source_id,
    sources.title as source_title,
    coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids,
    coalesce(themed.theme_names, cast([] as varchar[])) as theme_names,
    findings.inspection_id,
    inspections.title as inspection_title,
    inspections.published_date,
    inspections.published_precision,
    leads.name as lead_name,
    clocks.response_id,
    clocks.answered_date as response_date,
    inspections.response_required,
    inspections.covered_by_inspection_id,
    covering.title as covered_by_title,
    replies.reply_id,
    as_status(replies.acceptance, acceptances.label, acceptances.mark, acceptances.tone) as acceptance,
    coalesce(acceptances.counts_as = 'silent', false) as is_silent,
    replies.action_or_reason,
    replies.reference as reply_reference,
    replies.note as reply_note,
    replies.source_id as reply_source_id,
    states.lacks_action,
    as_status(states.delivery, deliveries.label, deliveries.mark, deliveries.tone) as delivery,
    states.delivery_date,
    as_status(states.work, works.label, works.mark, works.tone) as work,
    states.answering,
    states.in_full,
    states.related,
    states.calls_for_work,
    coalesce(shown.approved_evidence, 0) as approved_evidence
from register.findings as findings
inner join placed on findings.finding_id = placed.finding_id
inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
inner join register.sources as sources on findings.source_id = sources.source_id
inner join finding_states_on(cast($today as date)) as states on findings.finding_id = states.finding_id
left join register.organisations as leads on inspections.lead_organisation_id = leads.organisation_id
left join response_clocks(cast($today as date), 0) as clocks
    on findings.inspection_id = clocks.inspection_id
left join register.inspections as covering
    on inspections.covered_by_inspection_id = covering.inspection_id
left join register.response_replies as replies on states.reply_id = replies.reply_id
left join themed on findings.finding_id = themed.finding_id
left join bodied on findings.finding_id = bodied.finding_id
left join shown on findings.finding_id = shown.finding_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'finding_type' and findings.finding_type = kinds.term
left join register.vocabulary_terms as inspectorate
    on inspectorate.vocabulary = 'inspectorate_status' and findings.inspectorate_status = inspectorate.term
left join register.vocabulary_terms as acceptances
    on acceptances.vocabulary = 'acceptance' and replies.acceptance = acceptances.term
left join register.vocabulary_terms as deliveries
    on deliveries.vocabulary = 'delivery' and states.delivery = deliveries.term
left join register.vocabulary_terms as works
    on works.vocabulary = 'work' and states.work = works.term
where findings.finding_id = cast($finding_id as varchar)
order by findings.finding_id
