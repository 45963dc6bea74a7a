-- One row per approach of the chosen interventions: its money beside the strength of its evidence, most money first.
--
-- A rating belongs to an approach across many studies; it does not say that a project works. Only money known to have
-- been given is summed as awarded.
--
-- param today DATE
-- param search VARCHAR every word must occur somewhere in what is recorded; null or empty keeps all
-- param approaches VARCHAR[] keys of approaches; an empty list keeps all, here and below
-- param providers VARCHAR[] keys of providers, or not-stated
-- param themes VARCHAR[] keys of themes; a wider theme holds those below it
-- param places VARCHAR[] keys of local authorities, of the force area (force-wide), no-code or not-stated
-- param evaluations VARCHAR[] terms of evaluation_status
-- param fundings VARCHAR[] unit (the violence reduction unit pays), other, not-stated
-- param moneys VARCHAR[] running, to_come, ended, end_not_stated, applied_for, none
-- param answers VARCHAR[] yes or no: whether it answers a finding, fully or in part
--
-- column approach_id VARCHAR
-- column name VARCHAR
-- column toolkit_name VARCHAR? strand of the Youth Endowment Fund Toolkit; empty where none was found
-- column rating STATUS? the Toolkit's word for the effect; empty where there is none
-- column rating_group VARCHAR works (high or moderate), weak (low, none or harmful), unclear (evidence insufficient or
-- copies of the Toolkit disagree) or unrated
-- column rating_date DATE?
-- column rating_date_precision VARCHAR
-- column certainty_label VARCHAR whether copies of the Toolkit agree
-- column certainty VARCHAR
-- column rating_note VARCHAR?
-- column interventions INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column funded INTEGER interventions with an award, or paid for by the violence reduction unit
-- column evaluated INTEGER interventions with an evaluation, published or under way
-- column funded_not_evaluated INTEGER
--
-- grain approach_id

with matches as (
    select intervention_id
    from
        intervention_matches(
            cast($today as date),
            $search,
            $approaches,
            $providers,
            $themes,
            $places,
            $evaluations,
            $fundings,
            $moneys,
            $answers
        )
    where fits
),

projects as (
    select
        interventions.approach_id,
        money.awarded_amount,
        money.other_amount,
        money.not_stated,
        money.is_funded,
        coalesce(counts_as('evaluation_status', interventions.evaluation_status), '')
        = 'evaluated' as is_evaluated
    from register.interventions as interventions
    inner join matches on interventions.intervention_id = matches.intervention_id
    inner join intervention_money as money on interventions.intervention_id = money.intervention_id
),

sums as (
    select
        approach_id,
        cast(count(*) as integer) as interventions,
        sum(awarded_amount) as awarded_amount,
        sum(other_amount) as other_amount,
        cast(sum(not_stated) as integer) as not_stated,
        cast(count(*) filter (where is_funded) as integer) as funded,
        cast(count(*) filter (where is_evaluated) as integer) as evaluated,
        cast(count(*) filter (where is_funded and not is_evaluated) as integer) as funded_not_evaluated
    from projects
    group by approach_id
)

select
    approaches.approach_id,
    approaches.name,
    approaches.toolkit_name,
    as_status(approaches.impact_rating, rating_terms.label, rating_terms.mark, rating_terms.tone) as rating,
    case
        when approaches.impact_rating is null then 'unrated'
        when approaches.rating_certainty = 'conflicting' then 'unclear'
        when rating_terms.counts_as in ('high', 'moderate') then 'works'
        when rating_terms.counts_as in ('low', 'none', 'harmful') then 'weak'
        else 'unclear'
    end as rating_group,
    approaches.rating_date,
    approaches.rating_date_precision,
    label_of('rating_certainty', approaches.rating_certainty) as certainty_label,
    approaches.rating_certainty as certainty,
    approaches.rating_note,
    sums.interventions,
    sums.awarded_amount,
    sums.other_amount,
    sums.not_stated,
    sums.funded,
    sums.evaluated,
    sums.funded_not_evaluated
from sums
inner join register.approaches as approaches on sums.approach_id = approaches.approach_id
left join register.vocabulary_terms as rating_terms
    on rating_terms.vocabulary = 'impact_rating' and approaches.impact_rating = rating_terms.term
order by
    sums.awarded_amount desc nulls last,
    sums.interventions desc,
    approaches.name asc,
    approaches.approach_id asc
