-- One row per theme of the findings that fit a choice: how many a project answers. A finding with two themes counts in both.
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
--
-- column theme_id VARCHAR? empty where the finding has no theme
-- column theme_name VARCHAR
-- column findings INTEGER findings that fit
-- column answered INTEGER of these, a project answers them
-- column unanswered INTEGER they call for work, and no project answers them
-- column no_work INTEGER positive practices and findings for others that no project answers
--
-- grain theme_id

with counted as (
    select
        about.theme_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where matches.answering_interventions > 0) as integer) as answered,
        cast(count(*) filter (
            where matches.answering_interventions = 0 and matches.calls_for_work
        ) as integer) as unanswered,
        cast(count(*) filter (
            where matches.answering_interventions = 0 and not matches.calls_for_work
        ) as integer) as no_work
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
    left join register.finding_themes as about on matches.finding_id = about.finding_id
    where matches.fits
    group by about.theme_id
)

select
    counted.theme_id,
    coalesce(themes.name, 'No theme') as theme_name,
    counted.findings,
    counted.answered,
    counted.unanswered,
    counted.no_work
from counted
left join register.themes as themes on counted.theme_id = themes.theme_id
order by counted.findings desc, theme_name asc, counted.theme_id asc
