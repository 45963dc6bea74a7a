-- One row per funded project that answers no finding and serves no Plan priority (or, if asked, serves one), most money first.
--
-- A project is funded when an award to it is on record or the violence reduction unit pays for it; an application alone
-- is not money. A finding on the same subject is not answered; such findings are counted apart.
--
-- param with_priority BOOLEAN true gives instead those that serve a Plan priority but answer no finding
-- param limit INTEGER the most rows; null gives all
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_name VARCHAR? empty where not stated
-- column grants INTEGER grants on record, those without an amount included
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column last_end_date DATE? latest end of its grants; empty where none is known
-- column related_findings INTEGER findings on the same subject that it does not answer
-- column has_priority BOOLEAN serves a Plan priority
--
-- grain intervention_id

with finding_ties as (
    select
        intervention_id,
        cast(count(*) filter (where counts_as('relation', relation) = 'answers') as integer) as answered,
        cast(count(*) filter (where counts_as('relation', relation) = 'related') as integer) as related
    from register.finding_interventions
    group by intervention_id
),

priority_ties as (
    select distinct intervention_id
    from register.intervention_priorities
),

funded as (
    select
        money.intervention_id,
        interventions.name,
        providers.name as provider_name,
        money.grants,
        money.awarded_amount,
        money.other_amount,
        money.not_stated,
        money.last_end_date,
        coalesce(finding_ties.answered, 0) as answered_findings,
        coalesce(finding_ties.related, 0) as related_findings,
        priority_ties.intervention_id is not null as has_priority
    from intervention_money as money
    inner join register.interventions as interventions
        on money.intervention_id = interventions.intervention_id
    left join register.organisations as providers on interventions.provider_id = providers.organisation_id
    left join finding_ties on money.intervention_id = finding_ties.intervention_id
    left join priority_ties on money.intervention_id = priority_ties.intervention_id
    where money.is_funded
)

select
    intervention_id,
    name,
    provider_name,
    grants,
    awarded_amount,
    other_amount,
    not_stated,
    last_end_date,
    related_findings,
    has_priority
from funded
where answered_findings = 0 and has_priority = coalesce(cast($with_priority as boolean), false)
order by
    awarded_amount desc nulls last,
    other_amount desc nulls last,
    name asc,
    intervention_id asc
limit $limit
