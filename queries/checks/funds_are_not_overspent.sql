-- Funds from which more is on record as awarded than they are said to hold.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the sum of the awards, in pounds
--
-- grain  row_key

with awards as (
    select
        fund_id,
        sum(amount) as awarded
    from register.grants
    where counts_as('grant_amount_basis', amount_basis) = 'given'
    group by fund_id
)

select
    'funds' as table_name,
    funds.fund_id as row_key,
    'total_amount' as column_name,
    cast(awards.awarded as varchar) as value
from register.funds as funds
inner join awards on funds.fund_id = awards.fund_id
-- A total that is only the least of what there is cannot be overspent.
where funds.amount_basis <> 'at_least' and awards.awarded > funds.total_amount
order by row_key
