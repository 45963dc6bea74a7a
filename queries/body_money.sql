-- One row per state of funding, of the projects that a body delivers and, apart, of those that it pays for out of its funds.
--
-- Of a project that it delivers all grants count, by any payer; of one that it pays for, only those out of its own funds.
--
-- param today DATE
-- param body_id VARCHAR
--
-- column part VARCHAR delivers or pays
-- column money STATUS state of the projects' funding on the day
-- column projects INTEGER
-- column grants INTEGER grants on record, applications included
-- column not_stated INTEGER grants without an amount; out of grants
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
--
-- grain part, money

with known as (
    select
        'delivers' as part,
        interventions.intervention_id,
        grants.grant_id,
        grants.amount,
        grants.amount_basis
    from register.interventions as interventions
    left join register.grants as grants on interventions.intervention_id = grants.intervention_id
    where interventions.provider_id = cast($body_id as varchar)
    union all
    select
        'pays' as part,
        grants.intervention_id,
        grants.grant_id,
        grants.amount,
        grants.amount_basis
    from register.grants as grants
    inner join register.funds as funds on grants.fund_id = funds.fund_id
    where funds.funder_id = cast($body_id as varchar)
)

select
    known.part,
    as_status(terms.state, terms.label, terms.mark, terms.tone) as money,
    cast(count(distinct known.intervention_id) as integer) as projects,
    cast(count(known.grant_id) as integer) as grants,
    cast(count(known.grant_id) filter (where known.amount is null) as integer) as not_stated,
    sum(known.amount) filter (where bases.counts_as = 'given') as awarded_amount,
    sum(known.amount) filter (where bases.counts_as <> 'given') as other_amount
from known
inner join money_states_on(cast($today as date)) as states
    on known.intervention_id = states.intervention_id
inner join money_state_terms as terms on states.money_state = terms.state
left join register.vocabulary_terms as bases
    on bases.vocabulary = 'grant_amount_basis' and known.amount_basis = bases.term
group by known.part, terms.state, terms.label, terms.mark, terms.tone, terms.ordinal
order by known.part asc, terms.ordinal asc
