-- One row per band of the thread picture: from a finding (or theme) to a project, or from a project to a Plan priority.
--
-- Findings are those that call for work. Links are counted whole: a finding with two themes is drawn under both. Pounds are
-- those known to have been given, and are never counted twice: a project's pounds are shared equally over the findings drawn
-- that it answers (and over the themes of each), and again equally over the priorities drawn that it serves. What does not
-- fit into the picture is drawn as one: "other findings", and "other projects" of each state of funding.
--
-- param today DATE
-- param start VARCHAR findings or themes: what is at the left
-- param by VARCHAR count or money: what the largest are chosen by
-- param inspection_id VARCHAR null takes all inspections
-- param plan_id VARCHAR null takes all Plans
-- param most INTEGER how many findings or themes, and how many projects, are drawn one by one
--
-- column step INTEGER 1 from the left to the projects, 2 from the projects to the priorities
-- column source_key VARCHAR key; "others" for what is drawn as one, of projects with their state of funding behind it
-- column source_label VARCHAR
-- column source_place INTEGER place from the top
-- column target_key VARCHAR key; "others" as above; "none" where the thread ends; "other_plan" where only another Plan is served
-- column target_label VARCHAR
-- column target_place INTEGER place from the top; what ends there comes last
-- column funding VARCHAR? what has become of the funding of the band's project on the day; empty where there is none
-- column links INTEGER
-- column links_in_part INTEGER links that say the project answers or serves only partly; out of links
-- column pounds DECIMAL(38,2)? empty where no pound is known to have been given
--
-- grain step, source_key, target_key

with answers as (
    select
        finding_id,
        intervention_id,
        relation = 'partly_addresses' as is_part
    from register.finding_interventions
    where counts_as('relation', relation) = 'answers'
),

drawn as (
    select
        findings.finding_id,
        findings.ordinal,
        findings.summary,
        inspections.published_date,
        findings.inspection_id
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    inner join finding_states_on(cast($today as date)) as states on findings.finding_id = states.finding_id
    where
        states.calls_for_work
        and (
            cast($inspection_id as varchar) is null
            or findings.inspection_id = cast($inspection_id as varchar)
        )
),

starts as (
    select
        drawn.finding_id,
        case
            when coalesce(cast($start as varchar), 'findings') = 'findings' then drawn.finding_id
            else coalesce(themes.theme_id, 'no-theme')
        end as start_key,
        case
            when coalesce(cast($start as varchar), 'findings') = 'findings'
                then cast(drawn.ordinal as varchar) || '. ' || drawn.summary
            else coalesce(themes.name, 'No theme')
        end as start_label,
        row_number() over (
            order by
                drawn.published_date desc nulls last,
                drawn.inspection_id asc,
                drawn.ordinal asc,
                drawn.finding_id asc,
                themes.name asc
        ) as position,
        count(*) over (partition by drawn.finding_id) as shares
    from drawn
    left join register.finding_themes as about
        on drawn.finding_id = about.finding_id and cast($start as varchar) = 'themes'
    left join register.themes as themes on about.theme_id = themes.theme_id
),

-- Of each project that is drawn: its funding, its pounds, and over how many findings they are shared.
projects as (
    select
        answers.intervention_id,
        interventions.name,
        money.awarded_amount,
        terms.state,
        terms.label as funding,
        terms.ordinal,
        count(*) as answered
    from answers
    inner join drawn on answers.finding_id = drawn.finding_id
    inner join
        register.interventions as interventions
        on answers.intervention_id = interventions.intervention_id
    inner join intervention_money as money on answers.intervention_id = money.intervention_id
    inner join
        money_states_on(cast($today as date)) as funding
        on answers.intervention_id = funding.intervention_id
    inner join money_state_terms as terms on funding.money_state = terms.state
    group by
        answers.intervention_id,
        interventions.name,
        money.awarded_amount,
        terms.state,
        terms.label,
        terms.ordinal
),

threads as (
    select
        starts.start_key,
        starts.start_label,
        starts.position,
        projects.intervention_id,
        answers.is_part,
        projects.awarded_amount / projects.answered / starts.shares as pounds
    from starts
    left join answers on starts.finding_id = answers.finding_id
    left join projects on answers.intervention_id = projects.intervention_id
),

start_places as (
    select
        start_key,
        start_label,
        min(position) as position,
        row_number() over (
            order by
                case when cast($by as varchar) = 'money' then sum(pounds) end desc nulls last,
                count(*) desc,
                min(position) asc
        ) as size_place,
        (select count(distinct counted.start_key) from threads as counted) as starts
    from threads
    group by start_key, start_label
),

project_places as (
    select
        intervention_id,
        name,
        awarded_amount,
        state,
        funding,
        ordinal,
        row_number() over (
            order by
                case when cast($by as varchar) = 'money' then awarded_amount end desc nulls last,
                answered desc,
                awarded_amount desc nulls last,
                name asc,
                intervention_id asc
        ) as size_place
    from projects
),

shown_starts as (
    select
        start_key,
        case when size_place <= cast($most as integer) then start_key else 'others' end as key,
        case
            when size_place <= cast($most as integer) then start_label
            else
                cast(starts - cast($most as integer) as varchar)
                || case cast($start as varchar) when 'themes' then ' other theme' else ' other finding' end
                || case when starts - cast($most as integer) = 1 then '' else 's' end
        end as label,
        case when size_place <= cast($most as integer) then position else 1000000000 end as place
    from start_places
),

shown_projects as (
    select
        intervention_id,
        awarded_amount,
        funding,
        case
            when size_place <= cast($most as integer) then intervention_id else 'others-' || state
        end as key,
        case
            when size_place <= cast($most as integer) then name
            else
                cast(count(*) over same_state as varchar)
                || case count(*) over same_state when 1 then ' other project' else ' other projects' end
        end as label,
        case when size_place <= cast($most as integer) then size_place else 1000000000 + ordinal end as place
    from project_places
    window same_state as (partition by size_place <= cast($most as integer), state)
),

plan_priorities as (
    select
        priorities.priority_id,
        priorities.title,
        row_number() over (
            order by
                plans.starts_date desc nulls last,
                priorities.plan_id asc,
                priorities.ordinal asc,
                priorities.priority_id asc
        ) as place
    from register.priorities as priorities
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
    where
        cast($plan_id as varchar) is null
        or priorities.plan_id = cast($plan_id as varchar)
),

-- The priorities of the Plan that a project serves; one row for another Plan where it serves only that.
served as (
    select distinct
        links.intervention_id,
        coalesce(within.priority_id, 'other_plan') as end_key,
        links.relation = 'partly_addresses' and within.priority_id is not null as is_part
    from register.intervention_priorities as links
    left join plan_priorities as within on links.priority_id = within.priority_id
    where counts_as('relation', links.relation) = 'answers'
    qualify
        within.priority_id is not null
        or not bool_or(within.priority_id is not null) over (partition by links.intervention_id)
),

ends as (
    select
        shown_projects.key,
        shown_projects.label,
        shown_projects.place,
        shown_projects.funding,
        coalesce(served.end_key, 'none') as end_key,
        case
            when served.end_key is null then 'No Plan'
            when served.end_key <> 'other_plan' then plan_priorities.title
            when chosen.is_in_force then 'Only an earlier Plan'
            else 'Only another Plan'
        end as end_label,
        coalesce(
            plan_priorities.place, case when served.end_key is null then 2000000000 else 1900000000 end
        ) as end_place,
        coalesce(served.is_part, false) as is_part,
        shown_projects.awarded_amount
        / count(*) over (partition by shown_projects.intervention_id) as pounds
    from shown_projects
    left join served on shown_projects.intervention_id = served.intervention_id
    left join plan_priorities on served.end_key = plan_priorities.priority_id
    left join plans_on(cast($today as date)) as chosen on chosen.plan_id = cast($plan_id as varchar)
),

bands as (
    select
        1 as step,
        shown_starts.key as source_key,
        shown_starts.label as source_label,
        shown_starts.place as source_place,
        coalesce(shown_projects.key, 'none') as target_key,
        coalesce(shown_projects.label, 'No project') as target_label,
        coalesce(shown_projects.place, 2000000000) as target_place,
        shown_projects.funding,
        coalesce(threads.is_part, false) as is_part,
        threads.pounds
    from threads
    inner join shown_starts on threads.start_key = shown_starts.start_key
    left join shown_projects on threads.intervention_id = shown_projects.intervention_id
    union all
    select
        2 as step,
        key as source_key,
        label as source_label,
        place as source_place,
        end_key as target_key,
        end_label as target_label,
        end_place as target_place,
        funding,
        is_part,
        pounds
    from ends
)

select
    step,
    source_key,
    source_label,
    cast(source_place as integer) as source_place,
    target_key,
    target_label,
    cast(target_place as integer) as target_place,
    funding,
    cast(count(*) as integer) as links,
    cast(count(*) filter (where is_part) as integer) as links_in_part,
    cast(sum(pounds) as decimal(38, 2)) as pounds
from bands
group by step, source_key, source_label, source_place, target_key, target_label, target_place, funding
order by step, source_place, target_place, source_key, target_key
