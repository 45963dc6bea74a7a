-- One inspection: what the report is, the clock of our response with everything it is worked out from, and the response.
--
-- param today DATE
-- param notice_days INTEGER
-- param inspection_id VARCHAR
--
-- column inspection_id VARCHAR
-- column title VARCHAR
-- column lead_name VARCHAR?
-- column summary VARCHAR
-- column note VARCHAR? what is missing or doubtful in the report's facts
-- column published_date DATE?
-- column published_precision VARCHAR
-- column fieldwork_from DATE?
-- column fieldwork_to DATE?
-- column fieldwork_precision VARCHAR
-- column is_national BOOLEAN?
-- column is_thematic BOOLEAN?
-- column is_force_specific BOOLEAN?
-- column is_follow_up BOOLEAN?
-- column is_partner BOOLEAN?
-- column is_force_quoted BOOLEAN?
-- column recommendation_count INTEGER? as the report states; empty where not stated
-- column force_recommendation_count INTEGER?
-- column cause_of_concern_count INTEGER?
-- column area_for_improvement_count INTEGER?
-- column findings INTEGER held here
-- column recommendations INTEGER held here
-- column causes_of_concern INTEGER held here
-- column areas_for_improvement INTEGER held here
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column source_url VARCHAR?
-- column regime VARCHAR? how the rule counts: section_55, letter or none
-- column regime_label VARCHAR
-- column response_due_date DATE? the date that a letter sets
-- column is_required BOOLEAN
-- column response_reason VARCHAR?
-- column response_seen_label VARCHAR what we have seen of a response
-- column covered_by_inspection_id VARCHAR?
-- column covered_by_title VARCHAR?
-- column clock_state VARCHAR as in response_clocks
-- column stage VARCHAR
-- column stage_label VARCHAR
-- column mark VARCHAR?
-- column tone VARCHAR?
-- column stage_definition VARCHAR?
-- column last_lawful_day DATE?
-- column days_left INTEGER?
-- column chief_officer_day DATE?
-- column has_response BOOLEAN a response is recorded
-- column responses INTEGER responses recorded
-- column response_id VARCHAR? the one that decides the stage
-- column chief_officer_invited_date DATE?
-- column chief_officer_received_date DATE?
-- column holds_chief_officer_comment BOOLEAN? empty where nothing is known of a comment
-- column approved_date DATE?
-- column response_published_date DATE?
-- column sent_to_inspectorate_date DATE?
-- column forwarded_to_home_office_date DATE?
-- column response_url VARCHAR?
-- column response_summary VARCHAR?
-- column response_note VARCHAR?
-- column response_source_id VARCHAR?
-- column response_source_title VARCHAR?
--
-- grain inspection_id

with finding_counts as (
    select
        inspection_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where finding_type = 'recommendation') as integer) as recommendations,
        cast(count(*) filter (where finding_type = 'cause_of_concern') as integer) as causes_of_concern,
        cast(count(*) filter (where finding_type = 'area_for_improvement') as integer)
            as areas_for_improvement
    from register.findings
    where inspection_id = cast($inspection_id as varchar)
    group by inspection_id
),

response_counts as (
    select
        inspection_id,
        cast(count(*) as integer) as responses
    from register.responses
    where inspection_id = cast($inspection_id as varchar)
    group by inspection_id
)

select
    inspections.inspection_id,
    inspections.title,
    leads.name as lead_name,
    inspections.summary,
    inspections.note,
    inspections.published_date,
    inspections.published_precision,
    inspections.fieldwork_from,
    inspections.fieldwork_to,
    inspections.fieldwork_precision,
    inspections.is_national,
    inspections.is_thematic,
    inspections.is_force_specific,
    inspections.is_follow_up,
    inspections.is_partner,
    inspections.is_force_quoted,
    inspections.recommendation_count,
    inspections.force_recommendation_count,
    inspections.cause_of_concern_count,
    inspections.area_for_improvement_count,
    coalesce(finding_counts.findings, 0) as findings,
    coalesce(finding_counts.recommendations, 0) as recommendations,
    coalesce(finding_counts.causes_of_concern, 0) as causes_of_concern,
    coalesce(finding_counts.areas_for_improvement, 0) as areas_for_improvement,
    inspections.source_id,
    sources.title as source_title,
    sources.url as source_url,
    counts_as('response_regime', inspections.response_regime) as regime,
    label_of('response_regime', inspections.response_regime) as regime_label,
    inspections.response_due_date,
    inspections.response_required <> 'no' as is_required,
    inspections.response_reason,
    label_of('response_seen', inspections.response_seen) as response_seen_label,
    inspections.covered_by_inspection_id,
    coalesce(covering.title, inspections.covered_by_inspection_id) as covered_by_title,
    clocks.clock_state,
    clocks.stage,
    coalesce(terms.label, clocks.stage) as stage_label,
    terms.mark,
    terms.tone,
    terms.definition as stage_definition,
    clocks.last_lawful_day,
    clocks.days_left,
    clocks.chief_officer_day,
    clocks.response_id is not null as has_response,
    coalesce(response_counts.responses, 0) as responses,
    clocks.response_id,
    responses.chief_officer_invited_date,
    responses.chief_officer_received_date,
    responses.holds_chief_officer_comment,
    responses.approved_date,
    responses.published_date as response_published_date,
    clocks.sent_to_inspectorate_date,
    clocks.forwarded_to_home_office_date,
    responses.url as response_url,
    responses.summary as response_summary,
    responses.note as response_note,
    responses.source_id as response_source_id,
    response_sources.title as response_source_title
from register.inspections as inspections
inner join response_clocks(cast($today as date), cast($notice_days as integer)) as clocks
    on inspections.inspection_id = clocks.inspection_id
left join register.organisations as leads on inspections.lead_organisation_id = leads.organisation_id
left join register.sources as sources on inspections.source_id = sources.source_id
left join register.inspections as covering on inspections.covered_by_inspection_id = covering.inspection_id
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'response_stage' and clocks.stage = terms.term
left join finding_counts on inspections.inspection_id = finding_counts.inspection_id
left join response_counts on inspections.inspection_id = response_counts.inspection_id
left join register.responses as responses on clocks.response_id = responses.response_id
left join register.sources as response_sources on responses.source_id = response_sources.source_id
where inspections.inspection_id = cast($inspection_id as varchar)
order by inspections.inspection_id
