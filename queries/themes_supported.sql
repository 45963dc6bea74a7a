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
-- column without_response INTEGER findings that call for work, with no response to them on record at all; out of calling
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
-- column projects_end_not_known INTEGER funded projects whose end date is not known; out of projects
-- column pounds_today DECIMAL(38,2)? pounds known to have been given by the awards that run on the day to its projects; empty
-- where none is known
-- column awards_not_confirmed INTEGER awards that run on the day whose amount is not stated or not confirmed
-- column rating STATUS? the best rating of the approaches of its projects: undisputed high and moderate ones first, then
-- disputed ones; empty where no rating was found
-- column strength INTEGER? how strong that rating is: 3 high, 2 moderate, 1 low, 0 no effect or harmful; empty where disputed, insufficient or not rated
-- column approach_name VARCHAR? an approach with that rating
-- column priority_id VARCHAR? the priority of the Plan in force that most of its findings bear on and its projects serve
-- column priority_ordinal INTEGER?
-- column priority_title VARCHAR?
-- column priorities INTEGER priorities of the Plan in force that its findings that call for work bear on, or its projects serve
--
-- grain theme_id

with every as (
    select
        theme_id,
        name,
        parent_theme_id,
        place
    from theme_places
    union all
    select
        null as theme_id,
        'No theme' as name,
        null as parent_theme_id,
        1000000 as place
),

-- Of its priorities the one that most of its findings bear on, then the one that most of its projects serve.
first_tied as (
    select
        tied.theme_id,
        tied.priority_id,
        priorities.ordinal,
        priorities.title,
        cast(count(*) over (partition by tied.theme_id) as integer) as priorities
    from
        theme_priorities_on(
            cast($today as date), $inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids
        ) as tied
    inner join register.priorities as priorities on tied.priority_id = priorities.priority_id
    qualify row_number() over (
        partition by tied.theme_id
        order by tied.findings desc, tied.projects desc, priorities.ordinal asc, tied.priority_id asc
    ) = 1
)

select
    every.theme_id,
    every.name as theme_name,
    every.parent_theme_id,
    every.place as theme_place,
    coalesce(states.findings, 0) as findings,
    coalesce(states.calling, 0) as calling,
    coalesce(states.replied, 0) as replied,
    coalesce(states.without_response, 0) as without_response,
    coalesce(states.answered, 0) as answered,
    coalesce(states.funding_today, 0) as funding_today,
    coalesce(states.answered - states.funding_today, 0) as answered_not_today,
    coalesce(states.funding_later, 0) as funding_later,
    coalesce(states.end_not_known, 0) as end_not_known,
    coalesce(states.funding_ended, 0) as funding_ended,
    coalesce(states.no_funding, 0) as no_funding,
    coalesce(states.unanswered, 0) as unanswered,
    coalesce(projects.projects, 0) as projects,
    coalesce(projects.projects_funding_today, 0) as projects_funding_today,
    coalesce(projects.projects_end_not_known, 0) as projects_end_not_known,
    cast(projects.pounds_today as decimal(38, 2)) as pounds_today,
    coalesce(projects.awards_not_confirmed, 0) as awards_not_confirmed,
    projects.rating,
    projects.strength,
    projects.approach_name,
    first_tied.priority_id,
    first_tied.ordinal as priority_ordinal,
    first_tied.title as priority_title,
    coalesce(first_tied.priorities, 0) as priorities
from every
left join
    theme_states_on(
        cast($today as date), $inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids
    ) as states
    on every.theme_id is not distinct from states.theme_id
left join
    theme_projects_on(
        cast($today as date), $inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids
    ) as projects
    on every.theme_id is not distinct from projects.theme_id
left join first_tied on every.theme_id is not distinct from first_tied.theme_id
where every.theme_id is not null or states.findings > 0 or projects.projects > 0
order by theme_place asc
