-- One row per finding that fits a choice, in the order asked for: one page of the list.
--
-- param today DATE
-- param search VARCHAR every word must occur in the summary, a theme or our reply; null or empty keeps all
-- param inspections VARCHAR[] keys of inspections; an empty list keeps all, here and below
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param kinds VARCHAR[] terms of finding_type
-- param addressees VARCHAR[] terms of addressed_to_us
-- param acceptances VARCHAR[] terms of acceptance, or not_recorded
-- param deliveries VARCHAR[] terms of delivery, or not_recorded
-- param links VARCHAR[] terms of link_status
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
-- column reply_text VARCHAR? our action or reason; empty where none is recorded
-- column reply_note VARCHAR? what our reply does not say
-- column acceptance STATUS? empty where no reply is recorded
-- column delivery STATUS? empty where none is recorded
-- column link STATUS whether a project answers it
-- column calls_for_work BOOLEAN neither a positive practice nor for others
-- column due_date DATE? the day the report sets for it; empty where it sets none
-- column days_left INTEGER? days to that day; negative when it has passed
-- column updated_date DATE? newest update on the day asked for; empty where there is none
--
-- grain finding_id

with updated as (
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
        updated.updated_date,
        as_status(findings.finding_type, kinds.label, kinds.mark, kinds.tone) as finding_status,
        row_number() over (
            order by
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
            $links
        ) as matches
    inner join register.findings as findings on matches.finding_id = findings.finding_id
    inner join register.inspections as inspections on matches.inspection_id = inspections.inspection_id
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'finding_type' and matches.finding_type = kinds.term
    left join updated on matches.finding_id = updated.finding_id
    where matches.fits
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
    page.reply_text,
    page.reply_note,
    as_status(page.acceptance, acceptances.label, acceptances.mark, acceptances.tone) as acceptance,
    as_status(page.delivery, deliveries.label, deliveries.mark, deliveries.tone) as delivery,
    as_status(page.link_status, statuses.label, statuses.mark, statuses.tone) as link,
    page.calls_for_work,
    page.due_date,
    cast(page.due_date - cast($today as date) as integer) as days_left,
    page.updated_date
from page
left join themed on page.finding_id = themed.finding_id
left join register.vocabulary_terms as acceptances
    on acceptances.vocabulary = 'acceptance' and page.acceptance = acceptances.term
left join register.vocabulary_terms as deliveries
    on deliveries.vocabulary = 'delivery' and page.delivery = deliveries.term
left join register.vocabulary_terms as statuses
    on statuses.vocabulary = 'link_status' and page.link_status = statuses.term
order by page.position
