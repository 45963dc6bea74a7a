-- One row per finding that fits a choice, in the order asked for: a page of the list, those of a briefing, those that no
-- project answers, those of one project or of one Plan priority.
--
-- A place's findings are those that a project at work there answers. Of a project or a Plan priority, `relation` and what
-- follows it say what is claimed of the two, those that fit best first.
--
-- param today DATE
-- param search VARCHAR every word must occur in the summary, a theme or our reply; null or empty keeps all
-- param inspections VARCHAR[] keys of inspections; an empty list keeps all, here and below
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param kinds VARCHAR[] terms of finding_type
-- param addressees VARCHAR[] terms of addressed_to_us
-- param acceptances VARCHAR[] terms of acceptance, or not_recorded
-- param deliveries VARCHAR[] terms of delivery, or not_recorded
-- param works VARCHAR[] terms of work
-- param bodies VARCHAR[] keys of bodies that a finding is addressed to or about
-- param priorities VARCHAR[] keys of Plan priorities
-- param areas VARCHAR[] keys of places
-- param findings VARCHAR[] keys of findings
-- param intervention_id VARCHAR those linked to this project, with the claim; null keeps all
-- param priority_id VARCHAR those tied to this Plan priority, with the claim; null keeps all
-- param sort VARCHAR inspection (newest first, then place in the report), deadline (days that lie ahead first), kind or updated; null is inspection
-- param limit INTEGER the most rows; null gives all
-- param offset INTEGER rows to pass over; null is none
--
-- column finding_id VARCHAR
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column published_date DATE?
-- column ordinal INTEGER place among the findings of the inspection
-- column summary VARCHAR
-- column finding_type STATUS
-- column theme_ids VARCHAR[]
-- column theme_names VARCHAR[] in the same order, as are the terms
-- column theme_terms VARCHAR[] words that signal its themes
-- column calls_for_work BOOLEAN neither a positive practice nor for others
-- column is_replied BOOLEAN the newest response says yes, in part or no
-- column acceptance STATUS? empty where no reply is recorded
-- column reply_text VARCHAR? our action or reason; empty where none is recorded
-- column reply_note VARCHAR? what our reply does not say
-- column reply_reference VARCHAR? where in the response it is
-- column lacks_action BOOLEAN a recommendation for us under section 55, whose reply names neither action nor reason
-- column delivery STATUS? empty where none is recorded
-- column work STATUS what the projects that answer it have to show on the day
-- column answering INTEGER projects that answer it, fully or in part
-- column in_full INTEGER projects that answer it fully; out of answering
-- column related INTEGER projects on the same subject that do not answer it
-- column project_names VARCHAR[] projects that answer it
-- column due_date DATE? the day the report sets for it; empty where it sets none
-- column days_left INTEGER? days to that day; negative when it has passed
-- column updated_date DATE? newest update on the day asked for; empty where there is none
-- column source_ids VARCHAR[] where it and our reply were read
-- column relation STATUS? how far the project answers it, or how far it bears on the Plan priority, asked for
-- column is_answer BOOLEAN? the project asked for answers it, or it bears on the priority, fully or in part
-- column basis_label VARCHAR? what that claim rests on
-- column rationale VARCHAR?
-- column claim_source_id VARCHAR?
-- column claim_source_title VARCHAR?
--
-- grain finding_id

with claims as (
    select
        links.finding_id,
        as_status(links.relation, terms.label, terms.mark, terms.tone) as relation,
        coalesce(terms.counts_as = 'answers', false) as is_answer,
        terms.ordinal as place,
        links.basis,
        links.rationale,
        links.source_id
    from register.finding_interventions as links
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term
    where links.intervention_id = cast($intervention_id as varchar)
    union all
    select
        links.finding_id,
        relation_status(
            'Bears on', links.relation, terms.counts_as, terms.ordinal, terms.label, terms.mark, terms.tone
        ) as relation,
        coalesce(terms.counts_as = 'answers', false) as is_answer,
        terms.ordinal as place,
        links.basis,
        links.rationale,
        links.source_id
    from register.finding_priorities as links
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term
    where links.priority_id = cast($priority_id as varchar) and cast($intervention_id as varchar) is null
),

updated as (
    select
        subject_id as finding_id,
        cast(max(updated_at) as date) as updated_date
    from register.updates
    where subject_type = 'finding' and cast(updated_at as date) <= cast($today as date)
    group by subject_id
),

numbered as (
    select
        matches.*,
        inspections.title as inspection_title,
        inspections.published_date,
        findings.ordinal,
        findings.summary,
        findings.due_date,
        findings.source_id,
        updated.updated_date,
        claims.relation,
        claims.is_answer,
        claims.basis,
        claims.rationale,
        claims.source_id as claim_source_id,
        as_status(findings.finding_type, kinds.label, kinds.mark, kinds.tone) as finding_status,
        row_number() over (
            order by
                claims.place asc nulls last,
                case
                    when cast($sort as varchar) = 'deadline' and findings.due_date >= cast($today as date)
                        then findings.due_date
                end asc nulls last,
                case when cast($sort as varchar) = 'deadline' then findings.due_date end desc nulls last,
                case when cast($sort as varchar) = 'kind' then kinds.ordinal end asc nulls last,
                case when cast($sort as varchar) = 'updated' then updated.updated_date end desc nulls last,
                inspections.published_date desc nulls last,
                findings.inspection_id asc,
                findings.ordinal asc,
                findings.finding_id asc
        ) as position
    from
        finding_matches(
            cast($today as date),
            $search,
            $inspections,
            $themes,
            $kinds,
            $addressees,
            $acceptances,
            $deliveries,
            $works,
            $bodies
        ) as matches
    inner join findings_within([], [], $priorities, $areas, $findings) as subject
        on matches.finding_id = subject.finding_id
    inner join register.findings as findings on matches.finding_id = findings.finding_id
    inner join register.inspections as inspections on matches.inspection_id = inspections.inspection_id
    left join claims on matches.finding_id = claims.finding_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'finding_type' and matches.finding_type = kinds.term
    left join updated on matches.finding_id = updated.finding_id
    where
        matches.fits
        and (
            coalesce(cast($intervention_id as varchar), cast($priority_id as varchar)) is null
            or claims.finding_id is not null
        )
),

page as (
    select numbered.*
    from numbered
    where
        numbered.position > coalesce(cast($offset as bigint), 0)
        and (
            cast($limit as bigint) is null
            or numbered.position <= coalesce(cast($offset as bigint), 0) + cast($limit as bigint)
        )
),

themed as (
    select
        page.finding_id,
        list(themes.theme_id order by themes.name, themes.theme_id) as theme_ids,
        list(themes.name order by themes.name, themes.theme_id) as theme_names,
        list(themes.terms order by themes.name, themes.theme_id) as theme_terms
    from page
    inner join register.finding_themes as about on page.finding_id = about.finding_id
    inner join register.themes as themes on about.theme_id = themes.theme_id
    group by page.finding_id
),

answering as (
    select
        page.finding_id,
        list(interventions.name order by terms.ordinal, interventions.name, links.link_id) as project_names
    from page
    inner join register.finding_interventions as links on page.finding_id = links.finding_id
    inner join register.interventions as interventions
        on links.intervention_id = interventions.intervention_id
    inner join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term and terms.counts_as = 'answers'
    group by page.finding_id
)

select
    page.finding_id,
    page.inspection_id,
    page.inspection_title,
    page.published_date,
    page.ordinal,
    page.summary,
    page.finding_status as finding_type,
    coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids,
    coalesce(themed.theme_names, cast([] as varchar[])) as theme_names,
    coalesce(themed.theme_terms, cast([] as varchar[])) as theme_terms,
    page.calls_for_work,
    page.is_replied,
    as_status(page.acceptance, acceptances.label, acceptances.mark, acceptances.tone) as acceptance,
    page.reply_text,
    page.reply_note,
    page.reply_reference,
    page.lacks_action,
    as_status(page.delivery, deliveries.label, deliveries.mark, deliveries.tone) as delivery,
    as_status(page.work, works.label, works.mark, works.tone) as work,
    page.answering,
    page.in_full,
    page.related,
    coalesce(answering.project_names, cast([] as varchar[])) as project_names,
    page.due_date,
    cast(page.due_date - cast($today as date) as integer) as days_left,
    page.updated_date,
    list_sort(list_distinct(list_filter(
        [page.source_id, written.source_id], lambda source: source is not null
    ))) as source_ids,
    page.relation,
    page.is_answer,
    bases.label as basis_label,
    page.rationale,
    page.claim_source_id,
    sources.title as claim_source_title
from page
left join themed on page.finding_id = themed.finding_id
left join answering on page.finding_id = answering.finding_id
left join register.response_replies as written on page.reply_id = written.reply_id
left join register.sources as sources on page.claim_source_id = sources.source_id
left join register.vocabulary_terms as acceptances
    on acceptances.vocabulary = 'acceptance' and page.acceptance = acceptances.term
left join register.vocabulary_terms as deliveries
    on deliveries.vocabulary = 'delivery' and page.delivery = deliveries.term
left join register.vocabulary_terms as works
    on works.vocabulary = 'work' and page.work = works.term
left join register.vocabulary_terms as bases
    on bases.vocabulary = 'link_basis' and page.basis = bases.term
order by page.position
