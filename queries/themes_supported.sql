-- One row per theme with what is behind its findings that call for work, for one subject on a day.
--
-- Without a choice it is the whole register. A wider theme holds the findings and projects of those below it, each once. One
-- with several themes counts in each, so the rows must not be added up. What has no theme comes last.
--
-- param today DATE
-- param inspection_ids VARCHAR[] an empty list keeps all, here and below
-- param theme_ids VARCHAR[]
-- param priority_ids VARCHAR[]
-- param area_ids VARCHAR[]
-- param finding_ids VARCHAR[]
--
-- column theme_id VARCHAR? empty for what has no theme
-- column theme_name VARCHAR
-- column parent_theme_id VARCHAR? the wider theme; empty for a wide theme
-- column theme_place INTEGER wide themes in order, each followed by those below it
-- column findings INTEGER findings on the theme
-- column calling INTEGER findings that call for work; out of findings
-- column replied INTEGER findings that call for work and have a reply: yes, in part or no; out of calling
-- column answered INTEGER findings that call for work and that a project answers, fully or in part; out of calling
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column answered_not_today INTEGER findings answered only by projects with no funding known for the day; out of answered
-- column funding_later INTEGER findings answered only by projects whose funding starts later; out of calling
-- column end_not_known INTEGER findings answered by a funded project whose end date is not known, and by none with
-- funding today or later; out of calling
-- column funding_ended INTEGER findings answered only by projects whose funding has ended; out of calling
-- column no_funding INTEGER findings answered only by projects with no funding recorded; out of calling
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
-- column projects INTEGER projects on the theme
-- column projects_funding_today INTEGER projects with funding today; out of projects
--
-- grain theme_id

select
    states.theme_id,
    coalesce(places.name, 'No theme') as theme_name,
    states.parent_theme_id,
    coalesce(places.place, 1000000) as theme_place,
    states.findings,
    states.calling,
    states.replied,
    states.answered,
    states.funding_today,
    states.answered - states.funding_today as answered_not_today,
    states.funding_later,
    states.end_not_known,
    states.funding_ended,
    states.no_funding,
    states.unanswered,
    states.projects,
    states.projects_funding_today
from
    theme_states_on(
        cast($today as date), $inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids
    ) as states
left join theme_places as places on states.theme_id = places.theme_id
where states.theme_id is not null or states.findings + states.projects > 0
order by theme_place asc
