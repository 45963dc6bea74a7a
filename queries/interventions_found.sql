-- One row per intervention that fits a choice, in the order asked for: one page of the catalogue.
--
-- param today DATE
-- param search VARCHAR every word must occur somewhere in what is recorded; null or empty keeps all
-- param approaches VARCHAR[] keys of approaches; an empty list keeps all, here and below
-- param providers VARCHAR[] keys of providers, or not-stated
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param places VARCHAR[] keys of local authorities, of the force area (force-wide), no-code or not-stated
-- param evaluations VARCHAR[] terms of evaluation_status
-- param fundings VARCHAR[] unit (the violence reduction unit pays), other, not-stated
-- param moneys VARCHAR[] running, to_come, ended, end_not_stated, applied_for, none
-- param answers VARCHAR[] yes or no: whether it answers a finding, fully or in part
-- param sort VARCHAR name, awarded (most first), ends (funding that ends last first) or evaluation; null is name
-- param page_number INTEGER which page, from 1; null is the first
-- param page_size INTEGER the most rows on a page; null gives all
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_id VARCHAR?
-- column provider_name VARCHAR? empty where not stated
-- column description VARCHAR
-- column target_group VARCHAR?
-- column age_from INTEGER?
-- column age_to INTEGER?
-- column approach_name VARCHAR
-- column rating STATUS? the Toolkit's rating of the approach; empty where there is none
-- column evaluation STATUS
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column last_end_date DATE? latest end of its money; empty where none is known
-- column money STATUS the state of its money on the day
-- column place_names VARCHAR[] places; none where none is stated
-- column findings_answered INTEGER findings it answers fully or in part
-- column priorities_served INTEGER Plan priorities it serves fully or in part
--
-- grain intervention_id

with matches as (
    select intervention_id
    from
        intervention_matches(
            cast($today as date),
            $search,
            $approaches,
            $providers,
            $themes,
            $places,
            $evaluations,
            $fundings,
            $moneys,
            $answers
        )
    where fits
),

found as (
    select
        interventions.intervention_id,
        interventions.name,
        interventions.provider_id,
        organisations.name as provider_name,
        interventions.description,
        interventions.target_group,
        interventions.age_from,
        interventions.age_to,
        interventions.approach_id,
        as_status(
            interventions.evaluation_status,
            evaluation_terms.label,
            evaluation_terms.mark,
            evaluation_terms.tone
        ) as evaluation,
        money.grants,
        money.awarded_amount,
        money.other_amount,
        money.not_stated,
        money.last_end_date,
        lower(interventions.name) as sort_name,
        case when cast($sort as varchar) = 'awarded' then money.awarded_amount end as sort_awarded,
        case when cast($sort as varchar) = 'ends' then money.last_end_date end as sort_ends,
        case when cast($sort as varchar) = 'evaluation' then evaluation_terms.ordinal end as sort_evaluation
    from matches
    inner join register.interventions as interventions
        on matches.intervention_id = interventions.intervention_id
    inner join intervention_money as money on interventions.intervention_id = money.intervention_id
    left join register.organisations as organisations
        on interventions.provider_id = organisations.organisation_id
    left join register.vocabulary_terms as evaluation_terms
        on
            evaluation_terms.vocabulary = 'evaluation_status'
            and interventions.evaluation_status = evaluation_terms.term
),

numbered as (
    select
        *,
        row_number() over (
            order by
                sort_awarded desc nulls last,
                sort_ends desc nulls last,
                sort_evaluation asc nulls last,
                sort_name asc,
                intervention_id asc
        ) as position
    from found
),

page as (
    select *
    from numbered
    where
        cast($page_size as integer) is null
        or ceil(position / cast($page_size as integer)) = coalesce(cast($page_number as integer), 1)
),

place_names as (
    select
        page.intervention_id,
        list(places.name order by places.name, places.intervention_area_id) as place_names
    from page
    inner join intervention_places as places on page.intervention_id = places.intervention_id
    group by page.intervention_id
),

finding_counts as (
    select
        page.intervention_id,
        cast(count(*) as integer) as findings_answered
    from page
    inner join register.finding_interventions as links on page.intervention_id = links.intervention_id
    where counts_as('relation', links.relation) = 'answers'
    group by page.intervention_id
),

priority_counts as (
    select
        page.intervention_id,
        cast(count(*) as integer) as priorities_served
    from page
    inner join register.intervention_priorities as links on page.intervention_id = links.intervention_id
    where counts_as('relation', links.relation) = 'answers'
    group by page.intervention_id
)

select
    page.intervention_id,
    page.name,
    page.provider_id,
    page.provider_name,
    page.description,
    page.target_group,
    page.age_from,
    page.age_to,
    approaches.name as approach_name,
    as_status(approaches.impact_rating, rating_terms.label, rating_terms.mark, rating_terms.tone) as rating,
    page.evaluation,
    page.grants,
    page.awarded_amount,
    page.other_amount,
    page.not_stated,
    page.last_end_date,
    as_status(
        states.money_state,
        money_state_terms.label,
        money_state_terms.mark,
        money_state_terms.tone
    ) as money,
    coalesce(place_names.place_names, cast([] as varchar[])) as place_names,
    coalesce(finding_counts.findings_answered, 0) as findings_answered,
    coalesce(priority_counts.priorities_served, 0) as priorities_served
from page
inner join register.approaches as approaches on page.approach_id = approaches.approach_id
inner join money_states_on(cast($today as date)) as states on page.intervention_id = states.intervention_id
inner join money_state_terms on states.money_state = money_state_terms.state
left join register.vocabulary_terms as rating_terms
    on rating_terms.vocabulary = 'impact_rating' and approaches.impact_rating = rating_terms.term
left join place_names on page.intervention_id = place_names.intervention_id
left join finding_counts on page.intervention_id = finding_counts.intervention_id
left join priority_counts on page.intervention_id = priority_counts.intervention_id
order by page.position asc
