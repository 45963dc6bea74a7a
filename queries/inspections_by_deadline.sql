-- One row per inspection and the clock of our response: running first, then overdue, then the rest, by date.
--
-- param today DATE
-- param notice_days INTEGER
-- param stages VARCHAR[] stages of the response; an empty list keeps all
-- param regimes VARCHAR[] rules that set the date
-- param years VARCHAR[] years of publication, or the word unknown
-- param leads VARCHAR[] inspectorates that lead
-- param limit INTEGER the most rows; null gives all
-- param offset INTEGER rows to leave out before them
--
-- column inspection_id VARCHAR
-- column title VARCHAR
-- column lead_name VARCHAR? inspectorate that leads
-- column published_date DATE? empty where not known
-- column regime VARCHAR? how the rule counts: section_55, letter or none; empty for a rule of an office's own
-- column regime_label VARCHAR
-- column clock_state VARCHAR running, late, begun, unknown, answered or settled, as in response_clocks
-- column stage STATUS
-- column last_lawful_day DATE? empty where no clock runs
-- column days_left INTEGER? to the last lawful day; negative when it has passed
-- column chief_officer_day DATE? day by which to ask for the chief officer's comment
-- column is_invited BOOLEAN the chief officer was asked
-- column has_response BOOLEAN a response is recorded
-- column answered_date DATE?
-- column answered_on_day INTEGER? day of the period, 1 is the day of publication
-- column sent_to_inspectorate_date DATE?
-- column forwarded_to_home_office_date DATE?
-- column is_required BOOLEAN whether the report asks for a response of ours; empty where not known
-- column response_reason VARCHAR? why a response is asked for, or why not
-- column covered_by_title VARCHAR? report whose response covers this one
-- column findings INTEGER findings held here
-- column replied INTEGER of these, with a reply
--
-- grain inspection_id

with finding_counts as (
    select
        findings.inspection_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where counts_as('acceptance', replies.acceptance) = 'replied') as integer)
            as replied
    from register.findings as findings
    left join newest_replies as replies on findings.finding_id = replies.finding_id
    group by findings.inspection_id
),

listed as (
    select
        inspections.inspection_id,
        inspections.title,
        leads.name as lead_name,
        inspections.published_date,
        counts_as('response_regime', inspections.response_regime) as regime,
        label_of('response_regime', inspections.response_regime) as regime_label,
        clocks.clock_state,
        case clocks.clock_state
            when 'running' then 1
            when 'late' then 2
            when 'begun' then 3
            when 'unknown' then 4
            when 'answered' then 5
            else 6
        end as place,
        clocks.stage,
        clocks.last_lawful_day,
        clocks.days_left,
        clocks.chief_officer_day,
        coalesce(responses.chief_officer_invited_date <= cast($today as date), false) as is_invited,
        clocks.response_id is not null as has_response,
        clocks.answered_date,
        clocks.answered_on_day,
        clocks.sent_to_inspectorate_date,
        clocks.forwarded_to_home_office_date,
        inspections.response_required <> 'no' as is_required,
        inspections.response_reason,
        covering.title as covered_by_title,
        coalesce(counts.findings, 0) as findings,
        coalesce(counts.replied, 0) as replied
    from register.inspections as inspections
    inner join response_clocks(cast($today as date), cast($notice_days as integer)) as clocks
        on inspections.inspection_id = clocks.inspection_id
    left join register.responses as responses on clocks.response_id = responses.response_id
    left join register.organisations as leads on inspections.lead_organisation_id = leads.organisation_id
    left join register.inspections as covering
        on inspections.covered_by_inspection_id = covering.inspection_id
    left join finding_counts as counts on inspections.inspection_id = counts.inspection_id
    where
        (len(cast($stages as varchar[])) = 0 or list_contains(cast($stages as varchar[]), clocks.stage))
        and (
            len(cast($regimes as varchar[])) = 0
            or list_contains(cast($regimes as varchar[]), inspections.response_regime)
        )
        and (
            len(cast($years as varchar[])) = 0
            or list_contains(
                cast($years as varchar[]),
                coalesce(cast(year(inspections.published_date) as varchar), 'unknown')
            )
        )
        and (
            len(cast($leads as varchar[])) = 0
            or list_contains(cast($leads as varchar[]), inspections.lead_organisation_id)
        )
)

select
    listed.inspection_id,
    listed.title,
    listed.lead_name,
    listed.published_date,
    listed.regime,
    listed.regime_label,
    listed.clock_state,
    as_status(listed.stage, terms.label, terms.mark, terms.tone) as stage,
    listed.last_lawful_day,
    listed.days_left,
    listed.chief_officer_day,
    listed.is_invited,
    listed.has_response,
    listed.answered_date,
    listed.answered_on_day,
    listed.sent_to_inspectorate_date,
    listed.forwarded_to_home_office_date,
    listed.is_required,
    listed.response_reason,
    listed.covered_by_title,
    listed.findings,
    listed.replied
from listed
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'response_stage' and listed.stage = terms.term
order by
    listed.place asc,
    case when listed.place <= 2 then listed.last_lawful_day end asc nulls last,
    listed.published_date desc nulls last,
    listed.inspection_id asc
limit
    $limit
    offset $offset
