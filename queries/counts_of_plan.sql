-- How many priorities of the Plan in force, and how many themes, have something behind them on a day: one row.
--
-- Without a choice it is the whole register. A choice narrows the findings of themes (see findings_within), not the Plan.
--
-- param today DATE
-- param inspection_ids VARCHAR[] an empty list keeps all, here and below
-- param theme_ids VARCHAR[]
-- param priority_ids VARCHAR[]
-- param area_ids VARCHAR[]
-- param finding_ids VARCHAR[]
--
-- column as_at DATE the day
-- column priorities INTEGER priorities of the Plan in force
-- column priorities_with_finding INTEGER priorities that a finding which calls for work bears on; out of priorities
-- column priorities_with_project INTEGER priorities that a project serves; out of priorities
-- column priorities_empty INTEGER priorities with neither a finding nor a project; out of priorities
-- column themes_calling INTEGER themes with findings that call for work
-- column themes_unanswered INTEGER themes with findings that call for work, none of them answered by a project; out of
-- themes_calling
--
-- grain as_at

with priority_sums as (
    select
        cast(count(*) as integer) as priorities,
        cast(count(*) filter (where findings_calling > 0) as integer) as priorities_with_finding,
        cast(count(*) filter (where projects > 0) as integer) as priorities_with_project,
        cast(count(*) filter (where findings_calling = 0 and projects = 0) as integer) as priorities_empty
    from priority_states_on(cast($today as date))
    where is_in_force
),

theme_sums as (
    select
        cast(count(*) filter (where calling > 0) as integer) as themes_calling,
        cast(count(*) filter (where calling > 0 and answered = 0) as integer) as themes_unanswered
    from
        theme_states_on(
            cast($today as date), $inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids
        )
    where theme_id is not null
)

select
    cast($today as date) as as_at,
    priority_sums.*,
    theme_sums.*
from priority_sums
cross join theme_sums
order by as_at
