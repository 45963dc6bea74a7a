-- How many awards of the chosen interventions the timeline can place, and what ends soon, in one row.
--
-- Applications are counted and otherwise left out. Six and twelve months begin with the day.
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
--
-- column awards INTEGER awards on record
-- column placed INTEGER awards that run, are still to come, or have ended in the two years before the day
-- column ended_earlier INTEGER awards that ended before that
-- column no_end INTEGER awards with a first day but no last day
-- column no_dates INTEGER awards with neither
-- column applications INTEGER
-- column running INTEGER awards that run on the day; one whose first day is not stated runs until its last
-- column ends_in_six INTEGER awards whose last day lies within six months
-- column ends_in_six_amount DECIMAL(38,2)? of these, pounds known to have been given; empty where none is known
-- column ends_in_six_unknown INTEGER of these, awards whose given amount is not known
-- column ends_in_twelve INTEGER awards whose last day lies within twelve months, those within six included
-- column ends_in_twelve_amount DECIMAL(38,2)?
-- column ends_in_twelve_unknown INTEGER
--
-- grain awards

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

chosen_grants as (
    select
        grants.amount,
        grants.starts_date,
        grants.ends_date,
        grants.amount_basis <> 'applied_for' as is_award,
        coalesce(counts_as('grant_amount_basis', grants.amount_basis), '') = 'given'
        and grants.amount is not null as is_given,
        grants.ends_date between cast($today as date) and cast($today as date) + interval 6 month as in_six,
        grants.ends_date
        between cast($today as date) and cast($today as date) + interval 12 month as in_twelve
    from register.grants as grants
    inner join matches on grants.intervention_id = matches.intervention_id
),

awards as (
    select *
    from chosen_grants
    where is_award
),

counts as (
    select
        cast(count(*) as integer) as awards,
        cast(
            count(*) filter (where ends_date >= cast($today as date) - interval 2 year) as integer
        ) as placed,
        cast(
            count(*) filter (where ends_date < cast($today as date) - interval 2 year) as integer
        ) as ended_earlier,
        cast(count(*) filter (where ends_date is null and starts_date is not null) as integer) as no_end,
        cast(count(*) filter (where ends_date is null and starts_date is null) as integer) as no_dates,
        cast(
            count(*) filter (
                where ends_date >= cast($today as date)
                and coalesce(starts_date <= cast($today as date), true)
            ) as integer
        ) as running,
        cast(count(*) filter (where in_six) as integer) as ends_in_six,
        sum(amount) filter (where in_six and is_given) as ends_in_six_amount,
        cast(count(*) filter (where in_six and not is_given) as integer) as ends_in_six_unknown,
        cast(count(*) filter (where in_twelve) as integer) as ends_in_twelve,
        sum(amount) filter (where in_twelve and is_given) as ends_in_twelve_amount,
        cast(count(*) filter (where in_twelve and not is_given) as integer) as ends_in_twelve_unknown
    from awards
),

asked_for as (
    select cast(count(*) as integer) as applications
    from chosen_grants
    where not is_award
)

select
    counts.awards,
    counts.placed,
    counts.ended_earlier,
    counts.no_end,
    counts.no_dates,
    asked_for.applications,
    counts.running,
    counts.ends_in_six,
    counts.ends_in_six_amount,
    counts.ends_in_six_unknown,
    counts.ends_in_twelve,
    counts.ends_in_twelve_amount,
    counts.ends_in_twelve_unknown
from counts
cross join asked_for
order by counts.awards asc
