-- One row per theme of the findings that fit a choice, most findings first: what is behind them, each counted as in counts.
--
-- A finding with two themes counts in both.
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
-- param areas VARCHAR[] keys of places, for what a project at work there answers
-- param findings VARCHAR[] keys of findings
--
-- column theme_id VARCHAR? empty where the finding has no theme
-- column theme_name VARCHAR
-- column findings INTEGER findings that fit
-- column calling INTEGER findings that call for work; out of findings
-- column replied INTEGER findings that call for work and have a reply; out of calling
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column answered_not_today INTEGER findings answered only by projects with no funding known for the day; out of calling
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
--
-- grain theme_id

with counted as (
    select
        about.theme_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where matches.calls_for_work) as integer) as calling,
        cast(count(*) filter (where matches.calls_for_work and matches.is_replied) as integer) as replied,
        cast(count(*) filter (where matches.work = 'funding_today') as integer) as funding_today,
        cast(count(*) filter (
            where matches.calls_for_work and matches.answering > 0 and matches.work <> 'funding_today'
        ) as integer) as answered_not_today,
        cast(count(*) filter (where matches.calls_for_work and matches.answering = 0) as integer)
            as unanswered
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
    left join register.finding_themes as about on matches.finding_id = about.finding_id
    where matches.fits
    group by about.theme_id
)

select
    counted.theme_id,
    coalesce(themes.name, 'No theme given') as theme_name,
    counted.findings,
    counted.calling,
    counted.replied,
    counted.funding_today,
    counted.answered_not_today,
    counted.unanswered
from counted
left join register.themes as themes on counted.theme_id = themes.theme_id
order by counted.findings desc, theme_name asc, counted.theme_id asc
