-- One row per value that the list of inspections can be narrowed to, with the number of inspections it would leave.
--
-- What is chosen in a facet does not narrow that facet's own counts. The facet "all" is the list as it is chosen.
--
-- param today DATE
-- param notice_days INTEGER
-- param stages VARCHAR[] stages of the response; an empty list keeps all
-- param regimes VARCHAR[] rules that set the date
-- param years VARCHAR[] years of publication, or the word unknown
-- param leads VARCHAR[] inspectorates that lead
--
-- column facet VARCHAR stage, regime, year, lead or all
-- column value VARCHAR
-- column label VARCHAR
-- column inspections INTEGER
-- column ordinal INTEGER place in the facet
--
-- grain facet, value

with clocks as (
    select
        inspection_id,
        stage
    from response_clocks(cast($today as date), cast($notice_days as integer))
),

valued as (
    select
        clocks.stage,
        inspections.response_regime as regime,
        coalesce(cast(year(inspections.published_date) as varchar), 'unknown') as published_year,
        inspections.lead_organisation_id as lead_id
    from clocks
    inner join register.inspections as inspections on clocks.inspection_id = inspections.inspection_id
),

matched as (
    select
        stage,
        regime,
        published_year,
        lead_id,
        len(cast($stages as varchar[])) = 0 or list_contains(cast($stages as varchar[]), stage) as in_stages,
        len(cast($regimes as varchar[])) = 0 or list_contains(cast($regimes as varchar[]), regime)
            as in_regimes,
        len(cast($years as varchar[])) = 0 or list_contains(cast($years as varchar[]), published_year)
            as in_years,
        len(cast($leads as varchar[])) = 0 or list_contains(cast($leads as varchar[]), lead_id) as in_leads
    from valued
),

facets as (
    select
        'stage' as facet,
        stage as value,
        cast(count(*) filter (where in_regimes and in_years and in_leads) as integer) as inspections
    from matched
    group by stage
    union all
    select
        'regime' as facet,
        regime as value,
        cast(count(*) filter (where in_stages and in_years and in_leads) as integer) as inspections
    from matched
    group by regime
    union all
    select
        'year' as facet,
        published_year as value,
        cast(count(*) filter (where in_stages and in_regimes and in_leads) as integer) as inspections
    from matched
    group by published_year
    union all
    select
        'lead' as facet,
        lead_id as value,
        cast(count(*) filter (where in_stages and in_regimes and in_years) as integer) as inspections
    from matched
    group by lead_id
    union all
    select
        'all' as facet,
        'all' as value,
        cast(count(*) filter (where in_stages and in_regimes and in_years and in_leads) as integer)
            as inspections
    from matched
),

labelled as (
    select
        facets.facet,
        facets.value,
        case
            when facets.facet = 'year' and facets.value = 'unknown' then 'Day not known'
            else coalesce(terms.label, leads.name, facets.value)
        end as label,
        facets.inspections,
        -- The newest year comes first; leads are sorted by name.
        case
            when facets.facet = 'year' then -coalesce(try_cast(facets.value as integer), 0)
            else coalesce(terms.ordinal, 0)
        end as place
    from facets
    left join register.vocabulary_terms as terms
        on
            facets.value = terms.term
            and terms.vocabulary = case facets.facet
                when 'stage' then 'response_stage' when 'regime' then 'response_regime'
            end
    left join register.organisations as leads
        on facets.facet = 'lead' and facets.value = leads.organisation_id
)

select
    facet,
    value,
    label,
    inspections,
    cast(row_number() over (partition by facet order by place, label, value) as integer) as ordinal
from labelled
order by facet, ordinal
