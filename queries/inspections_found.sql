-- One row per inspection, with its report, the clock of our response and everything it is worked out from, and the response.
--
-- Running clocks come first, then overdue ones, then the rest, by date.
--
-- param today DATE
-- param notice_days INTEGER
-- param inspection_ids VARCHAR[] an empty list keeps all, here and below
-- param stages VARCHAR[] stages of the response
-- param regimes VARCHAR[] rules that set the date
-- param years VARCHAR[] years of publication, or the word unknown
-- param leads VARCHAR[] inspectorates that lead
-- param bodies VARCHAR[] bodies that made the inspection, led it or were inspected
-- param limit INTEGER the most rows; null gives all
-- param offset INTEGER rows to leave out before them
--
-- column as_at DATE the day
-- column inspection_id VARCHAR
-- column title VARCHAR
-- column lead_id VARCHAR inspectorate that leads
-- column lead_name VARCHAR?
-- column published_date DATE? empty where not known
-- column clock_state VARCHAR running, late, begun, unknown, answered or settled, as in response_clocks
-- column stage STATUS
-- column last_lawful_day DATE? empty where no clock runs
-- column days_left INTEGER? to the last lawful day; negative when it has passed
-- column chief_officer_day DATE? day by which to ask for the chief officer's comment
-- column has_response BOOLEAN a response is recorded
-- column answered_date DATE? the day of publication of our response, once it has come
-- column answered_on_day INTEGER? which day of the period it was; the report's own day is 1
-- column findings INTEGER findings held here
-- column calling INTEGER of these, those that call for work
-- column replied INTEGER of those that call for work, those with a reply
-- column regime VARCHAR? how the rule counts: section_55, letter or none; empty for a rule of an office's own
-- column regime_label VARCHAR
-- column is_required BOOLEAN whether the report asks for a response of ours
-- column response_reason VARCHAR? why a response is asked for, or why not
-- column covered_by_inspection_id VARCHAR?
-- column covered_by_title VARCHAR? report whose response covers this one
-- column response_seen_label VARCHAR what we have seen of a response
-- column responses INTEGER responses recorded; the one that decides the stage follows
-- column chief_officer_invited_date DATE? as recorded, and so in the days below: a day to come has not happened
-- column chief_officer_received_date DATE?
-- column holds_chief_officer_comment BOOLEAN? empty where nothing is known of a comment
-- column approved_date DATE?
-- column response_published_date DATE?
-- column sent_to_inspectorate_date DATE?
-- column forwarded_to_home_office_date DATE?
-- column response_url VARCHAR?
-- column response_summary VARCHAR?
-- column response_note VARCHAR? what is missing or doubtful in the response
-- column response_source_id VARCHAR?
-- column response_source_title VARCHAR?
-- column summary VARCHAR
-- column note VARCHAR? what is missing or doubtful in the report's facts
-- column published_precision VARCHAR how much of the day of publication is known
-- column fieldwork_from DATE?
-- column fieldwork_to DATE?
-- column fieldwork_precision VARCHAR
-- column inspectorate_ids VARCHAR[] bodies that inspected
-- column inspectorate_names VARCHAR[] in the same order
-- column inspected_ids VARCHAR[] bodies that were inspected
-- column inspected_names VARCHAR[] in the same order
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
-- column recommendations INTEGER held here
-- column causes_of_concern INTEGER held here
-- column areas_for_improvement INTEGER held here
-- column source_id VARCHAR
-- column source_title VARCHAR
-- column source_url VARCHAR?
--
-- grain inspection_id

with placed as (
    select
        clocks.*,
        case clocks.clock_state
            when 'running' then 1
            when 'late' then 2
            when 'begun' then 3
            when 'unknown' then 4
            when 'answered' then 5
            else 6
        end as place,
        case when clocks.clock_state in ('running', 'late') then clocks.last_lawful_day end as pressing_day
    from response_clocks(cast($today as date), cast($notice_days as integer)) as clocks
),

finding_counts as (
    select
        findings.inspection_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where states.calls_for_work) as integer) as calling,
        cast(count(*) filter (where states.calls_for_work and states.is_replied) as integer) as replied,
        cast(count(*) filter (where findings.finding_type = 'recommendation') as integer) as recommendations,
        cast(count(*) filter (where findings.finding_type = 'cause_of_concern') as integer)
            as causes_of_concern,
        cast(count(*) filter (where findings.finding_type = 'area_for_improvement') as integer)
            as areas_for_improvement
    from register.findings as findings
    inner join finding_states_on(cast($today as date)) as states on findings.finding_id = states.finding_id
    group by findings.inspection_id
),

response_counts as (
    select
        inspection_id,
        cast(count(*) as integer) as responses
    from register.responses
    group by inspection_id
),

bodies as (
    select
        took_part.inspection_id,
        list(took_part.organisation_id order by organisations.name, took_part.organisation_id) filter (
            where took_part.role = 'inspectorate'
        ) as inspectorate_ids,
        list(took_part.organisation_id order by organisations.name, took_part.organisation_id) filter (
            where took_part.role <> 'inspectorate'
        ) as inspected_ids,
        list(organisations.name order by organisations.name, took_part.organisation_id) filter (
            where took_part.role = 'inspectorate'
        ) as inspectorate_names,
        list(organisations.name order by organisations.name, took_part.organisation_id) filter (
            where took_part.role <> 'inspectorate'
        ) as inspected_names
    from register.inspection_organisations as took_part
    inner join register.organisations as organisations
        on took_part.organisation_id = organisations.organisation_id
    group by took_part.inspection_id
)

select
    cast($today as date) as as_at,
    inspections.inspection_id,
    inspections.title,
    inspections.lead_organisation_id as lead_id,
    leads.name as lead_name,
    inspections.published_date,
    clocks.clock_state,
    as_status(clocks.stage, terms.label, terms.mark, terms.tone) as stage,
    clocks.last_lawful_day,
    clocks.days_left,
    clocks.chief_officer_day,
    clocks.response_id is not null as has_response,
    clocks.answered_date,
    clocks.answered_on_day,
    coalesce(counts.findings, 0) as findings,
    coalesce(counts.calling, 0) as calling,
    coalesce(counts.replied, 0) as replied,
    counts_as('response_regime', inspections.response_regime) as regime,
    label_of('response_regime', inspections.response_regime) as regime_label,
    inspections.response_required <> 'no' as is_required,
    inspections.response_reason,
    inspections.covered_by_inspection_id,
    coalesce(covering.title, inspections.covered_by_inspection_id) as covered_by_title,
    label_of('response_seen', inspections.response_seen) as response_seen_label,
    coalesce(response_counts.responses, 0) as responses,
    responses.chief_officer_invited_date,
    responses.chief_officer_received_date,
    responses.holds_chief_officer_comment,
    responses.approved_date,
    responses.published_date as response_published_date,
    responses.sent_to_inspectorate_date,
    responses.forwarded_to_home_office_date,
    responses.url as response_url,
    responses.summary as response_summary,
    responses.note as response_note,
    responses.source_id as response_source_id,
    response_sources.title as response_source_title,
    inspections.summary,
    inspections.note,
    inspections.published_precision,
    inspections.fieldwork_from,
    inspections.fieldwork_to,
    inspections.fieldwork_precision,
    coalesce(bodies.inspectorate_ids, cast([] as varchar[])) as inspectorate_ids,
    coalesce(bodies.inspectorate_names, cast([] as varchar[])) as inspectorate_names,
    coalesce(bodies.inspected_ids, cast([] as varchar[])) as inspected_ids,
    coalesce(bodies.inspected_names, cast([] as varchar[])) as inspected_names,
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
    coalesce(counts.recommendations, 0) as recommendations,
    coalesce(counts.causes_of_concern, 0) as causes_of_concern,
    coalesce(counts.areas_for_improvement, 0) as areas_for_improvement,
    inspections.source_id,
    sources.title as source_title,
    sources.url as source_url
from register.inspections as inspections
inner join placed as clocks on inspections.inspection_id = clocks.inspection_id
left join register.organisations as leads on inspections.lead_organisation_id = leads.organisation_id
left join register.sources as sources on inspections.source_id = sources.source_id
left join register.inspections as covering on inspections.covered_by_inspection_id = covering.inspection_id
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'response_stage' and clocks.stage = terms.term
left join register.responses as responses on clocks.response_id = responses.response_id
left join register.sources as response_sources on responses.source_id = response_sources.source_id
left join finding_counts as counts on inspections.inspection_id = counts.inspection_id
left join response_counts on inspections.inspection_id = response_counts.inspection_id
left join bodies on inspections.inspection_id = bodies.inspection_id
where
    (
        len(cast($inspection_ids as varchar[])) = 0
        or list_contains(cast($inspection_ids as varchar[]), inspections.inspection_id)
    )
    and (len(cast($stages as varchar[])) = 0 or list_contains(cast($stages as varchar[]), clocks.stage))
    and (
        len(cast($regimes as varchar[])) = 0
        or list_contains(cast($regimes as varchar[]), inspections.response_regime)
    )
    and (
        len(cast($years as varchar[])) = 0
        or list_contains(
            cast($years as varchar[]), coalesce(cast(year(inspections.published_date) as varchar), 'unknown')
        )
    )
    and (
        len(cast($leads as varchar[])) = 0
        or list_contains(cast($leads as varchar[]), inspections.lead_organisation_id)
    )
    and (
        len(cast($bodies as varchar[])) = 0
        or list_contains(cast($bodies as varchar[]), inspections.lead_organisation_id)
        or list_has_any(cast($bodies as varchar[]), bodies.inspectorate_ids)
        or list_has_any(cast($bodies as varchar[]), bodies.inspected_ids)
    )
order by
    clocks.place asc,
    clocks.pressing_day asc nulls last,
    inspections.published_date desc nulls last,
    inspections.inspection_id asc
limit
    $limit
    offset $offset
