-- One row per theme that a finding has: what is behind those of its findings that fit a choice, each counted as in counts.
--
-- A wider theme holds the findings of those below it, each once. A finding with two themes counts in both, so the rows must
-- not be added up. A theme is listed even where none of its findings fits; what has no theme comes last.
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
--
-- column theme_id VARCHAR? empty for findings without a theme
-- column theme_name VARCHAR
-- column parent_theme_id VARCHAR? the wider theme; empty for a wide theme
-- column theme_place INTEGER wide themes in order, each followed by those below it
-- column findings INTEGER findings that fit
-- column calling INTEGER findings that call for work; out of findings
-- column replied INTEGER findings that call for work and have a reply; out of calling
-- column without_response INTEGER findings that call for work, with no response to them on record at all; out of calling
-- column answered INTEGER findings that call for work and that a project answers, fully or in part; out of calling
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column answered_not_today INTEGER findings answered only by projects with no funding known for the day; out of answered
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
--
-- grain theme_id

with matches as (
    select
        calls_for_work,
        is_replied,
        reply_id,
        work,
        fits,
        case when len(theme_ids) = 0 then [cast(null as varchar)] else theme_ids end as theme_ids
    from finding_matches(
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
    )
),

about as (
    select
        * exclude (theme_ids),
        unnest(theme_ids) as theme_id
    from matches
)

select
    about.theme_id,
    coalesce(places.name, 'No theme') as theme_name,
    places.parent_theme_id,
    coalesce(places.place, 1000000) as theme_place,
    cast(count(*) filter (where about.fits) as integer) as findings,
    cast(count(*) filter (where about.fits and about.calls_for_work) as integer) as calling,
    cast(count(*) filter (where about.fits and about.calls_for_work and about.is_replied) as integer)
        as replied,
    cast(count(*) filter (where about.fits and about.calls_for_work and about.reply_id is null) as integer)
        as without_response,
    cast(count(*) filter (
        where about.fits and about.calls_for_work and about.work not in ('same_subject', 'no_project')
    ) as integer) as answered,
    cast(count(*) filter (where about.fits and about.work = 'funding_today') as integer) as funding_today,
    cast(count(*) filter (
        where
        about.fits
        and about.calls_for_work
        and about.work not in ('funding_today', 'same_subject', 'no_project')
    ) as integer) as answered_not_today,
    cast(count(*) filter (where about.fits and about.work in ('same_subject', 'no_project')) as integer)
        as unanswered
from about
left join theme_places as places on about.theme_id = places.theme_id
group by about.theme_id, places.name, places.parent_theme_id, places.place
order by theme_place asc
