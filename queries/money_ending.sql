-- One row per award that ends within six months, the nearest end first.
--
-- What was only applied for is left out: it may never have been paid.
--
-- param today DATE
-- param limit INTEGER the most rows; null gives all
--
-- column grant_id VARCHAR
-- column intervention_id VARCHAR
-- column name VARCHAR of the project
-- column ends_date DATE
-- column days_left INTEGER
-- column date_precision VARCHAR
-- column amount DECIMAL(14,2)? pounds; empty where not stated
-- column amount_basis STATUS
-- column is_given BOOLEAN the amount is known to have been given
-- column next_end_date DATE? end of a later award to the same project; empty where none is on record
--
-- grain grant_id

with awards as (
    select
        grants.grant_id,
        grants.intervention_id,
        grants.ends_date,
        grants.date_precision,
        grants.amount,
        grants.amount_basis,
        max(grants.ends_date) over (partition by grants.intervention_id) as last_end_date
    from register.grants as grants
    where grants.amount_basis <> 'applied_for'
)

select
    awards.grant_id,
    awards.intervention_id,
    interventions.name,
    awards.ends_date,
    cast(awards.ends_date - cast($today as date) as integer) as days_left,
    awards.date_precision,
    awards.amount,
    status_of('grant_amount_basis', awards.amount_basis) as amount_basis,
    coalesce(counts_as('grant_amount_basis', awards.amount_basis) = 'given', false) as is_given,
    case when awards.last_end_date > awards.ends_date then awards.last_end_date end as next_end_date
from awards
inner join register.interventions as interventions on awards.intervention_id = interventions.intervention_id
where
    awards.ends_date between cast($today as date) and cast(cast($today as date) + interval 6 month as date)
order by awards.ends_date asc, interventions.name asc, awards.grant_id asc
limit $limit
