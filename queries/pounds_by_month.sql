-- One row per month: the pounds of awards that run in it, each award spread evenly over its days.
--
-- Only pounds known to have been given, of awards whose first and last days are on record, can be placed in a month; the
-- others are counted in each row as not placed, so that a small sum is not read as the whole.
--
-- param since DATE the first day of the first month
-- param months INTEGER how many months
--
-- column month DATE its first day
-- column pounds DECIMAL(38,2)
-- column awards INTEGER awards that run in the month and are placed
-- column not_placed INTEGER awards on record that cannot be placed in any month: a day or the amount is not known
--
-- grain month

with months as (
    select
        cast(cast($since as date) + to_months(numbers.place) as date) as month,
        cast(cast($since as date) + to_months(numbers.place + 1) as date) as next_month
    from range(cast($months as integer)) as numbers (place)
),

awards as (
    select
        starts_date,
        ends_date,
        amount,
        starts_date is not null
        and ends_date >= starts_date
        and amount is not null
        and coalesce(counts_as('grant_amount_basis', amount_basis) = 'given', false) as is_placed
    from register.grants
    where amount_basis <> 'applied_for'
),

placed as (
    select
        starts_date,
        ends_date,
        amount / (ends_date - starts_date + 1) as pounds_a_day
    from awards
    where is_placed
)

select
    months.month,
    cast(coalesce(sum(
        placed.pounds_a_day
        * (
            least(placed.ends_date + 1, months.next_month) - greatest(placed.starts_date, months.month)
        )
    ), 0) as decimal(38, 2)) as pounds,
    cast(count(placed.starts_date) as integer) as awards,
    (
        select cast(count(*) filter (where not coalesce(is_placed, false)) as integer)
        from awards
    ) as not_placed
from months
left join placed on months.month <= placed.ends_date and months.next_month > placed.starts_date
group by months.month
order by months.month asc
