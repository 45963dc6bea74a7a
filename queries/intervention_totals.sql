-- What the register knows of interventions, their money and their evaluation on a day, in one row.
--
-- Only awards known to have been given are summed as awarded. A ceiling, a share, an application or our arithmetic is
-- summed apart; an amount that is not stated is counted. Applications are left out of what ends. Six and twelve months
-- begin with the day.
--
-- param today DATE
--
-- column interventions INTEGER
-- column running INTEGER interventions with funding on the day
-- column grants INTEGER grants on record, applications included
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column awarded_grants INTEGER
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column other_grants INTEGER
-- column not_stated_grants INTEGER grants without an amount
-- column ends_in_six INTEGER grants whose last day lies within six months
-- column ends_in_six_amount DECIMAL(38,2)? of these, pounds known to have been given
-- column ends_in_six_unknown INTEGER of these, grants whose given amount is not known
-- column ends_in_twelve INTEGER grants whose last day lies within twelve months, those within six included
-- column ends_in_twelve_amount DECIMAL(38,2)?
-- column ends_in_twelve_unknown INTEGER
-- column end_not_stated INTEGER grants without a last day
-- column evaluated INTEGER interventions with an evaluation, published or under way
-- column funded INTEGER interventions with an award, or paid for by the violence reduction unit
-- column funded_not_evaluated INTEGER of these, without an evaluation, published or under way
--
-- grain interventions

with grants as (
    select
        amount,
        counts_as('grant_amount_basis', amount_basis) = 'given' and amount is not null as is_given,
        amount_basis <> 'applied_for' as is_award,
        amount_basis <> 'applied_for'
        and ends_date between cast($today as date) and cast($today as date) + interval 6 month as in_six,
        amount_basis <> 'applied_for'
        and ends_date between cast($today as date) and cast($today as date) + interval 12 month as in_twelve,
        ends_date is null as has_no_end
    from register.grants
),

money as (
    select
        cast(count(*) as integer) as grants,
        sum(amount) filter (where is_given) as awarded_amount,
        cast(count(*) filter (where is_given) as integer) as awarded_grants,
        sum(amount) filter (where not is_given) as other_amount,
        cast(count(*) filter (where not is_given and amount is not null) as integer) as other_grants,
        cast(count(*) filter (where amount is null) as integer) as not_stated_grants,
        cast(count(*) filter (where in_six) as integer) as ends_in_six,
        sum(amount) filter (where in_six and is_given) as ends_in_six_amount,
        cast(count(*) filter (where in_six and not is_given) as integer) as ends_in_six_unknown,
        cast(count(*) filter (where in_twelve) as integer) as ends_in_twelve,
        sum(amount) filter (where in_twelve and is_given) as ends_in_twelve_amount,
        cast(count(*) filter (where in_twelve and not is_given) as integer) as ends_in_twelve_unknown,
        cast(count(*) filter (where is_award and has_no_end) as integer) as end_not_stated
    from grants
),

projects as (
    select
        coalesce(counts_as('evaluation_status', interventions.evaluation_status), '')
        = 'evaluated' as is_evaluated,
        known.is_funded,
        states.money_state = 'running' as is_running
    from register.interventions as interventions
    inner join intervention_money as known on interventions.intervention_id = known.intervention_id
    inner join money_states_on(cast($today as date)) as states
        on interventions.intervention_id = states.intervention_id
),

project_counts as (
    select
        cast(count(*) as integer) as interventions,
        cast(count(*) filter (where is_running) as integer) as running,
        cast(count(*) filter (where is_evaluated) as integer) as evaluated,
        cast(count(*) filter (where is_funded) as integer) as funded,
        cast(count(*) filter (where is_funded and not is_evaluated) as integer) as funded_not_evaluated
    from projects
)

select
    project_counts.interventions,
    project_counts.running,
    money.grants,
    money.awarded_amount,
    money.awarded_grants,
    money.other_amount,
    money.other_grants,
    money.not_stated_grants,
    money.ends_in_six,
    money.ends_in_six_amount,
    money.ends_in_six_unknown,
    money.ends_in_twelve,
    money.ends_in_twelve_amount,
    money.ends_in_twelve_unknown,
    money.end_not_stated,
    project_counts.evaluated,
    project_counts.funded,
    project_counts.funded_not_evaluated
from project_counts
cross join money
order by project_counts.interventions asc
