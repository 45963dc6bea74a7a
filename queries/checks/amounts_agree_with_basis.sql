-- Amounts that their basis contradicts: a sum that is not stated yet there, or one awarded or stated yet missing.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the basis, and the amount where there is one
--
-- grain  table_name, row_key

with amounts as (
    select
        'grants' as table_name,
        grants.grant_id as row_key,
        'amount' as column_name,
        grants.amount,
        grants.amount_basis as basis,
        counts_as('grant_amount_basis', grants.amount_basis) as meaning
    from register.grants as grants
    union all
    select
        'funds' as table_name,
        funds.fund_id as row_key,
        'total_amount' as column_name,
        funds.total_amount as amount,
        funds.amount_basis as basis,
        counts_as('fund_amount_basis', funds.amount_basis) as meaning
    from register.funds as funds
)

select
    table_name,
    row_key,
    column_name,
    concat_ws(' ', basis, cast(amount as varchar)) as value
from amounts
where
    (meaning = 'unknown' and amount is not null)
    or (meaning in ('given', 'stated') and amount is null)
order by table_name, row_key
