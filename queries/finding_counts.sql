-- One row: how many findings fit a choice, and what is behind them, each counted as in counts.
--
-- param today DATE
-- param search VARCHAR every word must occur in the summary, a theme or our reply; null or empty keeps all
-- param inspections VARCHAR[] keys of inspections; an empty list keeps all, here and below
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param kinds VARCHAR[] terms of finding_type
-- param addressees VARCHAR[] terms of addressed_to_us
-- param acceptances VARCHAR[] terms of acceptance, or not_recorded
-- param deliveries VARCHAR[] terms of delivery, or not_recorded
-- param works VARCHAR[] terms of work
-- param bodies VARCHAR[] keys of bodies that a finding is addressed to or about
--
-- column held INTEGER all findings of the register
-- column findings INTEGER findings that fit; out of held
-- column calling INTEGER findings that call for work; out of findings
-- column replied INTEGER findings that call for work and have a reply: yes, in part or no; out of calling
-- column funding_today INTEGER findings answered by a project with funding today; out of calling
-- column funding_later INTEGER findings answered only by projects whose funding starts later; out of calling
-- column end_not_known INTEGER findings answered by a funded project whose end date is not known; out of calling
-- column funding_ended INTEGER findings answered only by projects whose funding has ended; out of calling
-- column no_funding INTEGER findings answered only by projects with no funding recorded; out of calling
-- column unanswered INTEGER findings that call for work and that no project answers; out of calling
--
-- grain held

select
    (
        select cast(count(*) as integer)
        from register.findings
    ) as held,
    cast(count(*) filter (where matches.fits) as integer) as findings,
    cast(count(*) filter (where matches.fits and matches.calls_for_work) as integer) as calling,
    cast(count(*) filter (where matches.fits and matches.calls_for_work and matches.is_replied) as integer)
        as replied,
    cast(count(*) filter (where matches.fits and matches.work = 'funding_today') as integer) as funding_today,
    cast(count(*) filter (where matches.fits and matches.work = 'funding_later') as integer) as funding_later,
    cast(count(*) filter (where matches.fits and matches.work = 'end_not_known') as integer) as end_not_known,
    cast(count(*) filter (where matches.fits and matches.work = 'funding_ended') as integer) as funding_ended,
    cast(count(*) filter (where matches.fits and matches.work = 'no_funding') as integer) as no_funding,
    cast(count(*) filter (where matches.fits and matches.work in ('same_subject', 'no_project')) as integer)
        as unanswered
from
    finding_matches(
        cast($today as date),
        $search,
        $inspections,
        $themes,
        $kinds,
        $addressees,
        $acceptances,
        $deliveries,
        $works,
        $bodies
    ) as matches
order by held
