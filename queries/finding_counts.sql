-- One row: how many findings fit a choice, and how many the register holds.
--
-- param today DATE
-- param search VARCHAR every word must occur in the summary, a theme or our reply; null or empty keeps all
-- param inspections VARCHAR[] keys of inspections; an empty list keeps all, here and below
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param kinds VARCHAR[] terms of finding_type
-- param addressees VARCHAR[] terms of addressed_to_us
-- param acceptances VARCHAR[] terms of acceptance, or not_recorded
-- param deliveries VARCHAR[] terms of delivery, or not_recorded
-- param links VARCHAR[] terms of link_status
--
-- column found INTEGER findings that fit
-- column held INTEGER all findings
-- column calling INTEGER of those that fit, they call for work
-- column unanswered INTEGER of these, no project answers them
-- column replied INTEGER of those that fit, our reply speaks to them
--
-- grain found

select
    cast(count(*) filter (where matches.fits) as integer) as found,
    (
        select cast(count(*) as integer)
        from register.findings
    ) as held,
    cast(count(*) filter (where matches.fits and matches.calls_for_work) as integer) as calling,
    cast(count(*) filter (
        where matches.fits and matches.calls_for_work and matches.answering_interventions = 0
    ) as integer) as unanswered,
    cast(count(*) filter (where matches.fits and terms.counts_as = 'replied') as integer) as replied
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
        $links
    ) as matches
left join register.vocabulary_terms as terms
    on terms.vocabulary = 'acceptance' and matches.acceptance = terms.term
order by found
