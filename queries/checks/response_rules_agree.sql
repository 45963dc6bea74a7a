-- Inspections whose rule for our response contradicts itself.
--
-- A date by letter goes with the rule "letter" only and lies after the report; where there is no rule no response
-- is required; and where none is required, the reason is given.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  what the column says
--
-- grain  row_key, column_name

with rules as (
    select
        *,
        counts_as('response_regime', response_regime) as regime
    from register.inspections
)

select
    'inspections' as table_name,
    inspection_id as row_key,
    'response_due_date' as column_name,
    cast(response_due_date as varchar) as value
from rules
where
    response_due_date is not null
    and (regime is distinct from 'letter' or response_due_date < published_date)
union all
select
    'inspections' as table_name,
    inspection_id as row_key,
    'response_regime' as column_name,
    response_regime as value
from rules
where regime = 'none' and response_required = 'yes'
union all
select
    'inspections' as table_name,
    inspection_id as row_key,
    'response_reason' as column_name,
    response_reason as value
from rules
where response_required = 'no' and response_reason is null
order by row_key, column_name
