-- One row per value that interventions can be chosen by, with how many there would be under the other choices.
--
-- A facet's own choice does not narrow its own counts. The row of the facet "all" counts what fits the whole choice.
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
-- param bodies VARCHAR[] keys of bodies that deliver it or pay for it, or not-stated
--
-- column facet VARCHAR
-- column value VARCHAR
-- column label VARCHAR
-- column interventions INTEGER
-- column ordinal INTEGER place within the facet
--
-- grain facet, value

with matches as (
    select
        intervention_id,
        passed,
        wanted,
        has_words,
        fits
    from intervention_matches(
        cast($today as date),
        $search,
        $approaches,
        $providers,
        $themes,
        $places,
        $evaluations,
        $fundings,
        $moneys,
        $answers,
        $bodies
    )
),

chosen_facets as (
    select
        len(cast($approaches as varchar[])) > 0 as approach,
        len(cast($providers as varchar[])) > 0 as provider,
        len(cast($themes as varchar[])) > 0 as theme,
        len(cast($places as varchar[])) > 0 as place,
        len(cast($evaluations as varchar[])) > 0 as evaluation,
        len(cast($fundings as varchar[])) > 0 as funding,
        len(cast($moneys as varchar[])) > 0 as money,
        len(cast($answers as varchar[])) > 0 as answers,
        len(cast($bodies as varchar[])) > 0 as body
),

facets as (
    unpivot chosen_facets on approach, provider, theme, place, evaluation, funding, money, answers, body
    into name facet value is_chosen
),

counts as (
    select
        facts.facet,
        facts.value,
        cast(count(*) filter (
            where
            matches.has_words
            and len(matches.passed) + cast(
                facets.is_chosen and not list_contains(matches.passed, facts.facet) as integer
            ) = matches.wanted
        ) as integer) as interventions
    from intervention_facts_on(cast($today as date)) as facts
    inner join matches on facts.intervention_id = matches.intervention_id
    inner join facets on facts.facet = facets.facet
    group by facts.facet, facts.value
),

labelled as (
    select
        counts.facet,
        counts.value,
        counts.interventions,
        case
            when counts.value in ('not-stated', 'no-code') and counts.facet <> 'approach' then 1
            else 0
        end as last,
        coalesce(
            evaluation_terms.ordinal,
            money_state_terms.ordinal,
            case when counts.facet = 'funding' and counts.value = 'other' then 2 else 1 end
        ) as rank,
        case counts.facet
            when 'approach' then approaches.name
            when 'provider' then coalesce(organisations.name, 'Provider not stated')
            when 'body' then coalesce(organisations.name, 'Nobody stated')
            when 'theme' then coalesce(themes.name, 'No theme given')
            when 'place'
                then case
                    when counts.value = 'no-code' then 'Places without a present code'
                    when areas.area_id is null then 'Place not stated'
                    when areas.area_type = 'local_authority' then areas.name
                    else areas.name || ', force-wide'
                end
            when 'evaluation' then coalesce(evaluation_terms.label, counts.value)
            when 'funding'
                then case counts.value
                    when 'unit' then 'Violence reduction unit (CURV)'
                    when 'other' then 'Not the violence reduction unit'
                    else 'Not stated'
                end
            when 'money' then money_state_terms.label
            when 'answers'
                then case counts.value when 'yes' then 'Answers a finding' else 'Answers no finding' end
        end as label
    from counts
    left join register.approaches as approaches
        on counts.facet = 'approach' and counts.value = approaches.approach_id
    left join register.organisations as organisations
        on counts.facet in ('provider', 'body') and counts.value = organisations.organisation_id
    left join register.themes as themes on counts.facet = 'theme' and counts.value = themes.theme_id
    left join register.areas as areas on counts.facet = 'place' and counts.value = areas.area_id
    left join register.vocabulary_terms as evaluation_terms
        on
            counts.facet = 'evaluation'
            and evaluation_terms.vocabulary = 'evaluation_status'
            and counts.value = evaluation_terms.term
    left join money_state_terms on counts.facet = 'money' and counts.value = money_state_terms.state
),

numbered as (
    select
        facet,
        value,
        label,
        interventions,
        cast(row_number() over (partition by facet order by last, rank, label, value) as integer) as ordinal
    from labelled
    union all
    select
        'all' as facet,
        'all' as value,
        'All projects that fit' as label,
        cast(count(*) filter (where fits) as integer) as interventions,
        1 as ordinal
    from matches
)

select
    facet,
    value,
    label,
    interventions,
    ordinal
from numbered
order by facet asc, ordinal asc
