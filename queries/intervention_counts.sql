-- What the register knows of the chosen interventions, their money and their evidence on a day: one row.
--
-- Without a choice it is the whole register; what `counts` counts too has the same name and means the same. Only money
-- known to have been given is summed as awarded. An award is a grant that was not only applied for. Six and twelve months
-- begin with the day.
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
-- param inspections VARCHAR[] keys of inspections: those that answer one of their findings
-- param findings VARCHAR[] keys of findings: those that answer one of them
-- param priorities VARCHAR[] keys of Plan priorities: those that serve one of them, fully or in part
-- param areas VARCHAR[] keys of places: those at work in one of them or within it
--
-- column as_at DATE the day
-- column projects INTEGER projects chosen
-- column projects_funded INTEGER projects with funding on record, whatever has become of it; out of projects
-- column projects_funding_today INTEGER projects with funding today; out of projects
-- column projects_funding_later INTEGER projects whose funding starts later; out of projects
-- column projects_end_not_known INTEGER funded projects whose end date is not known; out of projects
-- column projects_funding_ended INTEGER projects whose funding has ended; out of projects
-- column projects_applied_for INTEGER projects with an application only; out of projects
-- column projects_no_funding INTEGER projects with no funding recorded; out of projects
-- column projects_evaluated INTEGER projects with an evaluation, published or under way; out of projects
-- column projects_funded_not_evaluated INTEGER funded projects without an evaluation, published or under way; out of
-- projects_funded
-- column projects_rated_well INTEGER projects whose approach the Toolkit rates high or moderate; out of projects
-- column projects_rated_low INTEGER projects whose approach it rates low, none or harmful; out of projects
-- column projects_rating_disputed INTEGER projects whose approach copies of the Toolkit rate differently; out of projects
-- column projects_rating_insufficient INTEGER projects whose approach has too little evidence for a rating; out of projects
-- column projects_not_rated INTEGER projects whose approach has no rating that could be read; out of projects
-- column projects_without_place INTEGER projects with no place stated; out of projects
-- column projects_serving_none INTEGER projects that serve no priority of the Plan in force; out of projects
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given
-- column awarded_rated_well DECIMAL(38,2)? pounds known to have been given to projects whose approach the Toolkit rates
-- high or moderate, copies agreeing; out of awarded_amount
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column grants INTEGER grants on record, applications included
-- column grants_given INTEGER grants known to have been given; out of grants
-- column grants_not_stated INTEGER grants without an amount; out of grants
-- column grants_not_given INTEGER grants whose amount is not confirmed; out of grants
-- column awards INTEGER grants that were not only applied for; out of grants
-- column awards_running INTEGER awards that run on the day; one whose first day is not stated runs until its last; out of
-- awards
-- column awards_placed INTEGER awards that run, start later, or ended in the two years before the day; out of awards
-- column awards_ended_earlier INTEGER awards that ended before that; out of awards
-- column awards_without_end INTEGER awards without a last day; out of awards
-- column awards_without_dates INTEGER awards with neither a first nor a last day; out of awards_without_end
-- column awards_ending INTEGER awards that end within six months; out of awards
-- column ending_amount DECIMAL(38,2)? pounds known to have been given by these
-- column ending_not_known INTEGER awards that end within six months, amount not known; out of awards_ending
-- column awards_ending_in_year INTEGER awards that end within twelve months, those within six included; out of awards
-- column ending_in_year_amount DECIMAL(38,2)? pounds known to have been given by these
-- column ending_in_year_not_known INTEGER awards that end within twelve months, amount not known; out of
-- awards_ending_in_year
--
-- grain as_at

with projects as (
    select
        states.*,
        approaches.rating_group,
        interventions.intervention_id not in (
            select at_work.intervention_id
            from register.intervention_areas as at_work
        ) as has_no_place
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
    inner join projects_within($inspections, [], $priorities, $areas, $findings) as subject
        on matches.intervention_id = subject.intervention_id
    inner join project_states_on(cast($today as date)) as states
        on matches.intervention_id = states.intervention_id
    inner join register.interventions as interventions
        on matches.intervention_id = interventions.intervention_id
    inner join approach_ratings as approaches on interventions.approach_id = approaches.approach_id
    where matches.fits
),

project_sums as (
    select
        cast(count(*) as integer) as projects,
        cast(count(*) filter (where is_funded) as integer) as projects_funded,
        cast(count(*) filter (where funding = 'running') as integer) as projects_funding_today,
        cast(count(*) filter (where funding = 'to_come') as integer) as projects_funding_later,
        cast(count(*) filter (where funding = 'end_not_stated') as integer) as projects_end_not_known,
        cast(count(*) filter (where funding = 'ended') as integer) as projects_funding_ended,
        cast(count(*) filter (where funding = 'applied_for') as integer) as projects_applied_for,
        cast(count(*) filter (where funding = 'none') as integer) as projects_no_funding,
        cast(count(*) filter (where is_evaluated) as integer) as projects_evaluated,
        cast(count(*) filter (where is_funded and not is_evaluated) as integer)
            as projects_funded_not_evaluated,
        cast(count(*) filter (where rating_group = 'works') as integer) as projects_rated_well,
        cast(count(*) filter (where rating_group = 'weak') as integer) as projects_rated_low,
        cast(count(*) filter (where rating_group = 'disputed') as integer) as projects_rating_disputed,
        cast(count(*) filter (where rating_group = 'insufficient') as integer)
            as projects_rating_insufficient,
        cast(count(*) filter (where rating_group = 'unrated') as integer) as projects_not_rated,
        cast(count(*) filter (where has_no_place) as integer) as projects_without_place,
        cast(count(*) filter (where not serves) as integer) as projects_serving_none,
        sum(awarded_amount) as awarded_amount,
        sum(awarded_amount) filter (where rating_group = 'works') as awarded_rated_well,
        sum(other_amount) as other_amount
    from projects
),

known as (
    select grants.*
    from grants_on(cast($today as date)) as grants
    inner join projects on grants.intervention_id = projects.intervention_id
),

grant_sums as (
    select
        cast(count(*) as integer) as grants,
        cast(count(*) filter (where is_given) as integer) as grants_given,
        cast(count(*) filter (where amount is null) as integer) as grants_not_stated,
        cast(count(*) filter (where amount is not null and not is_given) as integer) as grants_not_given,
        cast(count(*) filter (where is_award) as integer) as awards,
        cast(count(*) filter (
            where is_award
            and ends_date >= cast($today as date)
            and coalesce(starts_date <= cast($today as date), true)
        ) as integer) as awards_running,
        cast(count(*) filter (
            where is_award and ends_date >= cast($today as date) - interval 2 year
        ) as integer) as awards_placed,
        cast(count(*) filter (
            where is_award and ends_date < cast($today as date) - interval 2 year
        ) as integer) as awards_ended_earlier,
        cast(count(*) filter (where is_award and ends_date is null) as integer) as awards_without_end,
        cast(count(*) filter (where is_award and ends_date is null and starts_date is null) as integer)
            as awards_without_dates,
        cast(count(*) filter (where is_award and in_six) as integer) as awards_ending,
        sum(amount) filter (where is_award and in_six and is_given) as ending_amount,
        cast(count(*) filter (where is_award and in_six and not is_given) as integer) as ending_not_known,
        cast(count(*) filter (where is_award and in_twelve) as integer) as awards_ending_in_year,
        sum(amount) filter (where is_award and in_twelve and is_given) as ending_in_year_amount,
        cast(count(*) filter (where is_award and in_twelve and not is_given) as integer)
            as ending_in_year_not_known
    from known
)

select
    cast($today as date) as as_at,
    project_sums.*,
    grant_sums.*
from project_sums
cross join grant_sums
order by as_at
