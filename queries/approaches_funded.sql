-- One row per approach of the chosen interventions: its money beside the strength of its evidence, most money first.
--
-- A rating belongs to an approach across many studies; it does not say that a project works. Where copies of the Toolkit
-- disagree, the rating says so. Only money known to have been given is summed as awarded.
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
-- param bodies VARCHAR[] keys of bodies that deliver it or pay for it, or not-stated
--
-- column approach_id VARCHAR
-- column name VARCHAR
-- column rating STATUS? the Toolkit's word for the effect; empty where there is none
-- column rating_group VARCHAR works (high or moderate), weak (low, none or harmful), disputed, insufficient or unrated
-- column rating_date DATE?
-- column rating_date_precision VARCHAR
-- column projects INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column projects_funded INTEGER projects with funding on record, whatever has become of it; out of projects
-- column projects_evaluated INTEGER projects with an evaluation, published or under way; out of projects
-- column projects_funded_not_evaluated INTEGER funded projects without an evaluation; out of projects_funded
--
-- grain approach_id

with sums as (
    select
        interventions.approach_id,
        cast(count(*) as integer) as projects,
        sum(states.awarded_amount) as awarded_amount,
        sum(states.other_amount) as other_amount,
        cast(sum(states.not_stated) as integer) as not_stated,
        cast(count(*) filter (where states.is_funded) as integer) as projects_funded,
        cast(count(*) filter (where states.is_evaluated) as integer) as projects_evaluated,
        cast(count(*) filter (where states.is_funded and not states.is_evaluated) as integer)
            as projects_funded_not_evaluated
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
            $answers,
            $bodies
        ) as matches
    inner join project_states_on(cast($today as date)) as states
        on matches.intervention_id = states.intervention_id
    inner join register.interventions as interventions
        on matches.intervention_id = interventions.intervention_id
    where matches.fits
    group by interventions.approach_id
)

select
    approaches.approach_id,
    approaches.name,
    approaches.rating,
    approaches.rating_group,
    approaches.rating_date,
    approaches.rating_date_precision,
    sums.projects,
    sums.awarded_amount,
    sums.other_amount,
    sums.not_stated,
    sums.projects_funded,
    sums.projects_evaluated,
    sums.projects_funded_not_evaluated
from sums
inner join approach_ratings as approaches on sums.approach_id = approaches.approach_id
order by
    sums.awarded_amount desc nulls last,
    sums.projects desc,
    approaches.name asc,
    approaches.approach_id asc
