-- One row per award of the chosen interventions that runs or has ended in the two years before a day, newest end first.
--
-- Applications are left out: they may never have been paid. An award whose last day is not stated cannot be placed;
-- intervention_counts counts those.
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
-- param most INTEGER the most rows; null gives all
--
-- column grant_id VARCHAR
-- column intervention_id VARCHAR
-- column name VARCHAR the intervention
-- column provider_name VARCHAR? empty where not stated
-- column fund_name VARCHAR? empty where not stated
-- column amount DECIMAL(14,2)? pounds; empty where not stated
-- column basis STATUS what the amount is
-- column is_given BOOLEAN whether the amount is known to have been given
-- column starts_date DATE? empty where not stated
-- column ends_date DATE
-- column date_precision VARCHAR
-- column precision_label VARCHAR
-- column days_left INTEGER days to the last day; negative when it has passed
--
-- grain grant_id

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
            $answers,
            $bodies
        )
    where fits
),

placed as (
    select
        grants.grant_id,
        grants.intervention_id,
        interventions.name,
        organisations.name as provider_name,
        funds.name as fund_name,
        grants.amount,
        status_of('grant_amount_basis', grants.amount_basis) as basis,
        coalesce(counts_as('grant_amount_basis', grants.amount_basis), '') = 'given'
        and grants.amount is not null as is_given,
        grants.starts_date,
        grants.ends_date,
        grants.date_precision,
        label_of('date_precision', grants.date_precision) as precision_label,
        cast(grants.ends_date - cast($today as date) as integer) as days_left,
        row_number() over (
            order by grants.ends_date desc, grants.starts_date desc nulls last, grants.grant_id asc
        ) as position
    from register.grants as grants
    inner join matches on grants.intervention_id = matches.intervention_id
    inner join register.interventions as interventions
        on grants.intervention_id = interventions.intervention_id
    left join register.organisations as organisations
        on interventions.provider_id = organisations.organisation_id
    left join register.funds as funds on grants.fund_id = funds.fund_id
    where
        grants.amount_basis <> 'applied_for'
        and grants.ends_date >= cast($today as date) - interval 2 year
)

select
    grant_id,
    intervention_id,
    name,
    provider_name,
    fund_name,
    amount,
    basis,
    is_given,
    starts_date,
    ends_date,
    date_precision,
    precision_label,
    days_left
from placed
where cast($most as integer) is null or position <= cast($most as integer)
order by ends_date desc, starts_date desc nulls last, grant_id asc
