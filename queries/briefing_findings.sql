-- One row per finding that a briefing is about, newest inspection first: its reply, the projects that answer it, its state.
--
-- A place's findings are those that a project at work there answers. A wider theme holds those below it.
--
-- param today DATE
-- param inspection_ids VARCHAR[] an empty list keeps all, here and below
-- param theme_ids VARCHAR[]
-- param priority_ids VARCHAR[] findings tied to them, whatever the relation
-- param area_ids VARCHAR[]
-- param finding_ids VARCHAR[]
--
-- column finding_id VARCHAR
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column published_date DATE?
-- column ordinal INTEGER place among the findings of the inspection
-- column summary VARCHAR
-- column finding_type STATUS
-- column theme_ids VARCHAR[]
-- column theme_names VARCHAR[] in the same order
-- column calls_for_work BOOLEAN neither a positive practice nor for others
-- column is_replied BOOLEAN the newest response says yes, in part or no
-- column acceptance STATUS? empty where no reply is recorded
-- column reply_text VARCHAR? our action or reason
-- column reply_note VARCHAR? what our reply does not say
-- column lacks_action BOOLEAN a recommendation for us under section 55, whose reply names neither action nor reason
-- column delivery STATUS? empty where none is recorded
-- column is_answered BOOLEAN a project answers it
-- column is_funded BOOLEAN a funded project answers it
-- column link STATUS
-- column project_names VARCHAR[] projects that answer it
-- column due_date DATE? the day the report sets for it
-- column days_left INTEGER? days to that day; negative when it has passed
-- column source_ids VARCHAR[] where it and our reply were read
--
-- grain finding_id

with recursive within as (
    select areas.area_id
    from register.areas as areas
    where list_contains(cast($area_ids as varchar[]), areas.area_id)
    union
    select areas.area_id
    from within
    inner join register.areas as areas on within.area_id = areas.parent_area_id
),

of_place as (
    select distinct links.finding_id
    from register.intervention_areas as places
    inner join within on places.area_id = within.area_id
    inner join register.finding_interventions as links on places.intervention_id = links.intervention_id
    where counts_as('relation', links.relation) = 'answers'
),

of_theme as (
    select distinct about.finding_id
    from register.finding_themes as about
    inner join register.themes as themes on about.theme_id = themes.theme_id
    where
        list_contains(cast($theme_ids as varchar[]), themes.theme_id)
        or list_contains(cast($theme_ids as varchar[]), themes.parent_theme_id)
),

of_priority as (
    select distinct links.finding_id
    from register.finding_priorities as links
    where list_contains(cast($priority_ids as varchar[]), links.priority_id)
),

chosen as (
    select findings.*
    from register.findings as findings
    left join of_place on findings.finding_id = of_place.finding_id
    left join of_theme on findings.finding_id = of_theme.finding_id
    left join of_priority on findings.finding_id = of_priority.finding_id
    where
        (
            len(cast($inspection_ids as varchar[])) = 0
            or list_contains(cast($inspection_ids as varchar[]), findings.inspection_id)
        )
        and (
            len(cast($finding_ids as varchar[])) = 0
            or list_contains(cast($finding_ids as varchar[]), findings.finding_id)
        )
        and (len(cast($area_ids as varchar[])) = 0 or of_place.finding_id is not null)
        and (len(cast($theme_ids as varchar[])) = 0 or of_theme.finding_id is not null)
        and (len(cast($priority_ids as varchar[])) = 0 or of_priority.finding_id is not null)
),

themed as (
    select
        chosen.finding_id,
        list(themes.theme_id order by themes.name, themes.theme_id) as theme_ids,
        list(themes.name order by themes.name, themes.theme_id) as theme_names
    from chosen
    inner join register.finding_themes as about on chosen.finding_id = about.finding_id
    inner join register.themes as themes on about.theme_id = themes.theme_id
    group by chosen.finding_id
),

answering as (
    select
        links.finding_id,
        list(interventions.name order by interventions.name, links.link_id) as project_names
    from register.finding_interventions as links
    inner join
        register.interventions as interventions
        on links.intervention_id = interventions.intervention_id
    where counts_as('relation', links.relation) = 'answers'
    group by links.finding_id
)

select
    chosen.finding_id,
    chosen.inspection_id,
    inspections.title as inspection_title,
    inspections.published_date,
    chosen.ordinal,
    chosen.summary,
    as_status(chosen.finding_type, kinds.label, kinds.mark, kinds.tone) as finding_type,
    coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids,
    coalesce(themed.theme_names, cast([] as varchar[])) as theme_names,
    links.calls_for_work,
    coalesce(counts_as('acceptance', replies.acceptance), 'silent') = 'replied' as is_replied,
    as_status(replies.acceptance, acceptances.label, acceptances.mark, acceptances.tone) as acceptance,
    replies.action_or_reason as reply_text,
    replies.note as reply_note,
    chosen.finding_type = 'recommendation'
    and links.calls_for_work
    and replies.reply_id is not null
    and replies.action_or_reason is null
    and inspections.response_required <> 'no'
    and coalesce(counts_as('response_regime', inspections.response_regime), '') = 'section_55'
        as lacks_action,
    as_status(delivered.delivery, deliveries.label, deliveries.mark, deliveries.tone) as delivery,
    links.answering_interventions > 0 as is_answered,
    links.funded_interventions > 0 as is_funded,
    as_status(links.link_status, statuses.label, statuses.mark, statuses.tone) as link,
    coalesce(answering.project_names, cast([] as varchar[])) as project_names,
    chosen.due_date,
    cast(chosen.due_date - cast($today as date) as integer) as days_left,
    list_sort(list_distinct(list_filter(
        [chosen.source_id, written.source_id], lambda source: source is not null
    ))) as source_ids
from chosen
inner join register.inspections as inspections on chosen.inspection_id = inspections.inspection_id
inner join finding_links as links on chosen.finding_id = links.finding_id
left join newest_replies as replies on chosen.finding_id = replies.finding_id
left join register.response_replies as written on replies.reply_id = written.reply_id
left join delivery_on(cast($today as date)) as delivered on chosen.finding_id = delivered.finding_id
left join themed on chosen.finding_id = themed.finding_id
left join answering on chosen.finding_id = answering.finding_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'finding_type' and chosen.finding_type = kinds.term
left join register.vocabulary_terms as acceptances
    on acceptances.vocabulary = 'acceptance' and replies.acceptance = acceptances.term
left join register.vocabulary_terms as deliveries
    on deliveries.vocabulary = 'delivery' and delivered.delivery = deliveries.term
left join register.vocabulary_terms as statuses
    on statuses.vocabulary = 'link_status' and links.link_status = statuses.term
order by
    inspections.published_date desc nulls last,
    chosen.inspection_id asc,
    chosen.ordinal asc,
    chosen.finding_id asc
