-- Every count that a sentence may hold, for one subject on a day: one row. What each counts, and out of what, is said
-- here; docs/counts.md is made of it.
--
-- Without a choice it is the whole register. The findings and projects of a subject are those of findings_within and
-- projects_within. Clocks are those of the inspections whose findings or keys are chosen. Priorities and themes are
-- counted by counts_of_plan.
--
-- param today DATE
-- param notice_days INTEGER
-- param inspection_ids VARCHAR[] an empty list keeps all, here and below
-- param theme_ids VARCHAR[]
-- param priority_ids VARCHAR[]
-- param area_ids VARCHAR[]
-- param finding_ids VARCHAR[]
--
-- column as_at DATE the day
-- column findings INTEGER findings held here
-- column calling INTEGER findings that call for work; out of findings
-- column no_action_needed INTEGER findings that need no action from us; out of findings
-- column replied INTEGER findings that call for work and have a reply: yes, in part or no; out of calling
-- column silent INTEGER findings that call for work and have no reply on record; out of calling
-- column answered INTEGER findings that call for work and that a project answers, fully or in part; out of calling
-- column answered_in_full INTEGER findings that call for work and that a project answers fully; out of answered
-- column answered_in_part INTEGER findings that call for work and that projects answer only in part; out of answered
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column funding_later INTEGER findings answered only by projects whose funding starts later; out of calling
-- column end_not_known INTEGER findings answered by a funded project whose end date is not known, and by none with
-- funding today or later; out of calling
-- column funding_ended INTEGER findings answered only by projects whose funding has ended; out of calling
-- column no_funding INTEGER findings answered only by projects with no funding recorded; out of calling
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
-- column same_subject INTEGER findings that no project answers, with a project on the same subject; out of unanswered
-- column no_project INTEGER findings that call for work, with no project linked at all; out of unanswered
-- column delivery_not_recorded INTEGER findings that call for work, with no delivery status on record; out of calling
-- column lacking_action INTEGER recommendations to us whose reply names neither action nor reason; out of replied
-- column own_dates_passed INTEGER findings that call for work, not closed, whose own date has passed; out of calling
-- column projects INTEGER projects on record
-- column projects_funded INTEGER projects with funding on record, whatever has become of it; out of projects
-- column projects_funding_today INTEGER projects with funding today; out of projects
-- column projects_funding_later INTEGER projects whose funding starts later; out of projects
-- column projects_end_not_known INTEGER funded projects whose end date is not known; out of projects
-- column projects_funding_ended INTEGER projects whose funding has ended; out of projects
-- column projects_applied_for INTEGER projects with an application only; out of projects
-- column projects_no_funding INTEGER projects with no funding recorded; out of projects
-- column projects_answering INTEGER funded projects that answer a finding; out of projects_funded
-- column projects_serving INTEGER funded projects that serve a priority of the Plan in force; out of projects_funded
-- column projects_priority_only INTEGER funded projects that answer no finding and serve a priority of the Plan in
-- force; out of projects_funded
-- column projects_earlier_only INTEGER funded projects that answer no finding and serve only an earlier Plan; out of
-- projects_funded
-- column projects_loose INTEGER funded projects that answer no finding and serve no Plan; out of projects_funded
-- column projects_evaluated INTEGER projects with an evaluation, published or under way; out of projects
-- column projects_funded_not_evaluated INTEGER funded projects without an evaluation, published or under way; out of
-- projects_funded
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column awarded_answering DECIMAL(38,2)? pounds known to have been given to projects that answer a finding; out of
-- awarded_amount
-- column grants INTEGER grants on record, applications included
-- column grants_not_stated INTEGER grants without an amount; out of grants
-- column grants_not_given INTEGER grants whose amount is not confirmed; out of grants
-- column awards_ending INTEGER awards that end within six months; out of grants
-- column projects_ending INTEGER projects with an award that ends within six months; out of projects
-- column ending_amount DECIMAL(38,2)? pounds known to have been given by awards that end within six months
-- column ending_not_known INTEGER awards that end within six months, amount not known; out of awards_ending
-- column inspections INTEGER inspections on record
-- column responses_running INTEGER inspections whose response day lies ahead; out of inspections
-- column responses_overdue INTEGER inspections whose response is overdue; out of inspections
-- column responses_begun INTEGER inspections whose response is begun and has no known day; out of inspections
-- column responses_answered INTEGER inspections whose response is published; out of inspections
-- column responses_settled INTEGER inspections that ask for no response of their own; out of inspections
-- column responses_not_recorded INTEGER inspections with no response recorded; out of inspections
-- column responses_unknown INTEGER inspections with no response recorded and no day ahead; out of responses_not_recorded
-- column next_day DATE? the nearest last day of a running clock; empty where none runs
-- column actions_open INTEGER actions not closed
-- column actions_overdue INTEGER open actions whose day has passed; out of actions_open
--
-- grain as_at

with findings as (
    select states.*
    from finding_states_on(cast($today as date)) as states
    inner join
        findings_within($inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids) as chosen
        on states.finding_id = chosen.finding_id
),

projects as (
    select states.*
    from project_states_on(cast($today as date)) as states
    inner join
        projects_within($inspection_ids, $theme_ids, $priority_ids, $area_ids, $finding_ids) as chosen
        on states.intervention_id = chosen.intervention_id
),

finding_sums as (
    select
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where calls_for_work) as integer) as calling,
        cast(count(*) filter (where work = 'no_action_needed') as integer) as no_action_needed,
        cast(count(*) filter (where calls_for_work and is_replied) as integer) as replied,
        cast(count(*) filter (where calls_for_work and not is_replied) as integer) as silent,
        cast(count(*) filter (where calls_for_work and answering > 0) as integer) as answered,
        cast(count(*) filter (where calls_for_work and in_full > 0) as integer) as answered_in_full,
        cast(count(*) filter (where calls_for_work and answering > 0 and in_full = 0) as integer)
            as answered_in_part,
        cast(count(*) filter (where work = 'funding_today') as integer) as funding_today,
        cast(count(*) filter (where work = 'funding_later') as integer) as funding_later,
        cast(count(*) filter (where work = 'end_not_known') as integer) as end_not_known,
        cast(count(*) filter (where work = 'funding_ended') as integer) as funding_ended,
        cast(count(*) filter (where work = 'no_funding') as integer) as no_funding,
        cast(count(*) filter (where calls_for_work and answering = 0) as integer) as unanswered,
        cast(count(*) filter (where work = 'same_subject') as integer) as same_subject,
        cast(count(*) filter (where work = 'no_project') as integer) as no_project,
        cast(count(*) filter (where calls_for_work and delivery is null) as integer)
            as delivery_not_recorded,
        cast(count(*) filter (where lacks_action) as integer) as lacking_action,
        cast(count(*) filter (
            where calls_for_work and not is_closed and due_date < cast($today as date)
        ) as integer) as own_dates_passed
    from findings
),

project_sums as (
    select
        cast(count(*) as integer) as projects,
        cast(count(*) filter (where is_funded) as integer) as projects_funded,
        cast(count(*) filter (where funding = 'running') as integer) as projects_funding_today,
        cast(count(*) filter (where funding = 'to_come') as integer) as projects_funding_later,
        cast(count(*) filter (where funding = 'end_not_stated') as integer) as projects_end_not_known,
        cast(count(*) filter (where funding = 'ended') as integer) as projects_funding_ended,
        cast(count(*) filter (where funding = 'applied_for') as integer) as projects_applied_for,
        cast(count(*) filter (where funding = 'none') as integer) as projects_no_funding,
        cast(count(*) filter (where is_funded and answered > 0) as integer) as projects_answering,
        cast(count(*) filter (where is_funded and serves) as integer) as projects_serving,
        cast(count(*) filter (where is_funded and answered = 0 and serves) as integer)
            as projects_priority_only,
        cast(count(*) filter (where is_funded and answered = 0 and not serves and serves_earlier) as integer)
            as projects_earlier_only,
        cast(count(*) filter (
            where is_funded and answered = 0 and not serves and not serves_earlier
        ) as integer) as projects_loose,
        cast(count(*) filter (where is_evaluated) as integer) as projects_evaluated,
        cast(count(*) filter (where is_funded and not is_evaluated) as integer)
            as projects_funded_not_evaluated,
        sum(awarded_amount) as awarded_amount,
        sum(other_amount) as other_amount,
        sum(awarded_amount) filter (where answered > 0) as awarded_answering
    from projects
),

grant_sums as (
    select
        cast(count(*) as integer) as grants,
        cast(count(*) filter (where known.amount is null) as integer) as grants_not_stated,
        cast(count(*) filter (where known.amount is not null and not known.is_given) as integer)
            as grants_not_given,
        cast(count(*) filter (where known.is_award and known.in_six) as integer) as awards_ending,
        cast(count(distinct known.intervention_id) filter (where known.is_award and known.in_six) as integer)
            as projects_ending,
        sum(known.amount) filter (where known.is_award and known.in_six and known.is_given) as ending_amount,
        cast(count(*) filter (where known.is_award and known.in_six and not known.is_given) as integer)
            as ending_not_known
    from grants_on(cast($today as date)) as known
    inner join projects on known.intervention_id = projects.intervention_id
),

clock_sums as (
    select
        cast(count(*) as integer) as inspections,
        cast(count(*) filter (where clock_state = 'running') as integer) as responses_running,
        cast(count(*) filter (where clock_state = 'late') as integer) as responses_overdue,
        cast(count(*) filter (where clock_state = 'begun') as integer) as responses_begun,
        cast(count(*) filter (where clock_state = 'answered') as integer) as responses_answered,
        cast(count(*) filter (where clock_state = 'settled') as integer) as responses_settled,
        cast(count(*) filter (where clock_state <> 'settled' and response_id is null) as integer)
            as responses_not_recorded,
        cast(count(*) filter (where clock_state = 'unknown') as integer) as responses_unknown,
        min(last_lawful_day) filter (where clock_state = 'running') as next_day
    from response_clocks(cast($today as date), cast($notice_days as integer))
    where
        len($inspection_ids) + len($theme_ids) + len($priority_ids) + len($area_ids) + len($finding_ids) = 0
        or list_contains(cast($inspection_ids as varchar[]), inspection_id)
        or inspection_id in (
            select findings.inspection_id
            from findings
        )
),

action_sums as (
    select
        cast(count(*) filter (where actions.is_open) as integer) as actions_open,
        cast(count(*) filter (where actions.is_open and actions.due_date < cast($today as date)) as integer)
            as actions_overdue
    from actions_on(cast($today as date)) as actions
    inner join findings on actions.finding_id = findings.finding_id
)

select
    cast($today as date) as as_at,
    finding_sums.*,
    project_sums.* exclude (awarded_amount, other_amount, awarded_answering),
    project_sums.awarded_amount,
    project_sums.other_amount,
    project_sums.awarded_answering,
    grant_sums.*,
    clock_sums.*,
    action_sums.*
from finding_sums
cross join project_sums
cross join grant_sums
cross join clock_sums
cross join action_sums
order by as_at
