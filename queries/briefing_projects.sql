-- One row per project that a briefing is about, most money first: its money, where it works, how well it is evidenced.
--
-- For findings: the projects that answer any of them. For themes: the projects on them, a wider theme holding those
-- below it. For priorities: the projects that serve them, fully or in part. For places: the projects at work in them or
-- in a place within them.
--
-- param today DATE
-- param finding_ids VARCHAR[] an empty list keeps all, here and below
-- param theme_ids VARCHAR[]
-- param priority_ids VARCHAR[]
-- param area_ids VARCHAR[]
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_name VARCHAR? empty where not stated
-- column approach_name VARCHAR
-- column rating STATUS? the Toolkit's rating of the approach; empty where there is none
-- column evaluation STATUS
-- column is_evaluated BOOLEAN an evaluation is published or under way
-- column is_funded BOOLEAN an award is on record, or the violence reduction unit pays for it
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column money STATUS the state of its money on the day
-- column last_end_date DATE? latest end of its money; empty where none is known
-- column days_left INTEGER? to that end; negative when it has passed
-- column place_names VARCHAR[] places; none where none is stated
-- column finding_ids_answered VARCHAR[] findings that it answers fully or in part
-- column priority_titles VARCHAR[] priorities of plans in force that it serves fully or in part
-- column source_ids VARCHAR[] where it and its grants were read
--
-- grain intervention_id

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
    select distinct places.intervention_id
    from register.intervention_areas as places
    inner join within on places.area_id = within.area_id
),

of_theme as (
    select distinct about.intervention_id
    from register.intervention_themes as about
    inner join register.themes as themes on about.theme_id = themes.theme_id
    where
        list_contains(cast($theme_ids as varchar[]), themes.theme_id)
        or list_contains(cast($theme_ids as varchar[]), themes.parent_theme_id)
),

answered as (
    select
        links.intervention_id,
        list(links.finding_id order by links.finding_id) as finding_ids_answered,
        coalesce(bool_or(list_contains(cast($finding_ids as varchar[]), links.finding_id)), false)
            as is_asked_for
    from register.finding_interventions as links
    where counts_as('relation', links.relation) = 'answers'
    group by links.intervention_id
),

served as (
    select
        links.intervention_id,
        list(
            priorities.title
            order by plans.starts_date desc, priorities.ordinal asc, priorities.priority_id asc
        ) filter (
            where coalesce(plans.starts_date <= cast($today as date), true)
            and coalesce(plans.ends_date >= cast($today as date), true)
        ) as priority_titles,
        coalesce(bool_or(list_contains(cast($priority_ids as varchar[]), links.priority_id)), false)
            as is_asked_for
    from register.intervention_priorities as links
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
    inner join register.plans as plans on priorities.plan_id = plans.plan_id
    where counts_as('relation', links.relation) = 'answers'
    group by links.intervention_id
),

granted as (
    select
        grants.intervention_id,
        list(distinct grants.source_id) as source_ids
    from register.grants as grants
    group by grants.intervention_id
),

placed as (
    select
        places.intervention_id,
        list(places.name order by places.name, places.intervention_area_id) as place_names
    from intervention_places as places
    group by places.intervention_id
)

select
    interventions.intervention_id,
    interventions.name,
    organisations.name as provider_name,
    approaches.name as approach_name,
    as_status(approaches.impact_rating, ratings.label, ratings.mark, ratings.tone) as rating,
    as_status(
        interventions.evaluation_status,
        evaluations.label,
        evaluations.mark,
        evaluations.tone
    ) as evaluation,
    coalesce(evaluations.counts_as = 'evaluated', false) as is_evaluated,
    money.is_funded,
    money.grants,
    money.awarded_amount,
    money.other_amount,
    money.not_stated,
    as_status(
        states.money_state,
        money_state_terms.label,
        money_state_terms.mark,
        money_state_terms.tone
    ) as money,
    money.last_end_date,
    cast(money.last_end_date - cast($today as date) as integer) as days_left,
    coalesce(placed.place_names, cast([] as varchar[])) as place_names,
    coalesce(answered.finding_ids_answered, cast([] as varchar[])) as finding_ids_answered,
    coalesce(served.priority_titles, cast([] as varchar[])) as priority_titles,
    list_sort(list_distinct(list_concat(
        [interventions.source_id],
        coalesce(granted.source_ids, cast([] as varchar[]))
    ))) as source_ids
from register.interventions as interventions
inner join register.approaches as approaches on interventions.approach_id = approaches.approach_id
inner join intervention_money as money on interventions.intervention_id = money.intervention_id
inner join money_states_on(cast($today as date)) as states
    on interventions.intervention_id = states.intervention_id
inner join money_state_terms on states.money_state = money_state_terms.state
left join register.organisations as organisations on interventions.provider_id = organisations.organisation_id
left join register.vocabulary_terms as ratings
    on ratings.vocabulary = 'impact_rating' and approaches.impact_rating = ratings.term
left join register.vocabulary_terms as evaluations
    on
        evaluations.vocabulary = 'evaluation_status'
        and interventions.evaluation_status = evaluations.term
left join answered on interventions.intervention_id = answered.intervention_id
left join served on interventions.intervention_id = served.intervention_id
left join granted on interventions.intervention_id = granted.intervention_id
left join placed on interventions.intervention_id = placed.intervention_id
left join of_place on interventions.intervention_id = of_place.intervention_id
left join of_theme on interventions.intervention_id = of_theme.intervention_id
where
    (len(cast($finding_ids as varchar[])) = 0 or coalesce(answered.is_asked_for, false))
    and (len(cast($theme_ids as varchar[])) = 0 or of_theme.intervention_id is not null)
    and (len(cast($priority_ids as varchar[])) = 0 or coalesce(served.is_asked_for, false))
    and (len(cast($area_ids as varchar[])) = 0 or of_place.intervention_id is not null)
order by money.awarded_amount desc nulls last, interventions.name asc, interventions.intervention_id asc
