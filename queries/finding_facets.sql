-- One row per value that findings can be chosen by, with the findings it would give beside the other choices.
--
-- A facet's own choice does not narrow its own counts. Values that no finding has are listed too, with none.
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
-- column facet VARCHAR inspection, theme, kind, addressee, acceptance, delivery, work or body
-- column value VARCHAR the key or term, as in the address
-- column label VARCHAR
-- column count INTEGER findings
-- column ordinal INTEGER place in the list
--
-- grain facet, value

with matches as (
    select
        passed,
        wanted,
        unnest(
            [
                struct_pack(facet := 'inspection', term := inspection_id),
                struct_pack(facet := 'kind', term := finding_type),
                struct_pack(facet := 'addressee', term := addressed_to_us),
                struct_pack(facet := 'acceptance', term := coalesce(acceptance, 'not_recorded')),
                struct_pack(facet := 'delivery', term := coalesce(delivery, 'not_recorded')),
                struct_pack(facet := 'work', term := work)
            ]
            || list_transform(theme_ids, lambda theme_id: struct_pack(facet := 'theme', term := theme_id))
            || list_transform(body_ids, lambda body_id: struct_pack(facet := 'body', term := body_id))
        ) as fact
    from finding_matches(
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
    )
),

chosen_facets as (
    select
        list_filter(
            [
                case when len(cast($inspections as varchar[])) > 0 then 'inspection' end,
                case when len(cast($themes as varchar[])) > 0 then 'theme' end,
                case when len(cast($kinds as varchar[])) > 0 then 'kind' end,
                case when len(cast($addressees as varchar[])) > 0 then 'addressee' end,
                case when len(cast($acceptances as varchar[])) > 0 then 'acceptance' end,
                case when len(cast($deliveries as varchar[])) > 0 then 'delivery' end,
                case when len(cast($works as varchar[])) > 0 then 'work' end,
                case when len(cast($bodies as varchar[])) > 0 then 'body' end
            ],
            lambda name: name is not null
        ) as names
),

-- A match that misses one chosen facet counts only in that facet; one that misses none counts in all.
counted as (
    select
        matches.fact.facet,
        matches.fact.term as value,
        cast(count(*) filter (
            where
            len(matches.passed) = matches.wanted
            or (
                len(matches.passed) = matches.wanted - 1
                and not list_contains(matches.passed, matches.fact.facet)
                and list_contains(chosen_facets.names, matches.fact.facet)
            )
        ) as integer) as count
    from matches
    cross join chosen_facets
    group by matches.fact.facet, matches.fact.term
),

vocabularies as (
    select
        named.facet,
        named.vocabulary
    from (
        values
        ('kind', 'finding_type'),
        ('addressee', 'addressed_to_us'),
        ('acceptance', 'acceptance'),
        ('delivery', 'delivery'),
        ('work', 'work')
    ) as named (facet, vocabulary)
),

listed as (
    select
        'inspection' as facet,
        inspections.inspection_id as value,
        inspections.title
        || coalesce(' (' || cast(year(inspections.published_date) as varchar) || ')', '') as label,
        row_number() over (
            order by inspections.published_date desc nulls last, inspections.inspection_id asc
        ) as ordinal
    from register.inspections as inspections
    union all
    select
        'theme' as facet,
        themes.theme_id as value,
        themes.name as label,
        row_number() over (order by lower(themes.name), themes.theme_id) as ordinal
    from register.themes as themes
    union all
    select
        'body' as facet,
        bodies.organisation_id as value,
        bodies.name as label,
        row_number() over (order by lower(bodies.name), bodies.organisation_id) as ordinal
    from register.organisations as bodies
    where
        bodies.organisation_id in (
            select tied.organisation_id
            from finding_bodies as tied
        )
    union all
    select
        vocabularies.facet,
        terms.term as value,
        terms.label,
        terms.ordinal
    from vocabularies
    inner join register.vocabulary_terms as terms on vocabularies.vocabulary = terms.vocabulary
    union all
    select
        absent.facet,
        absent.value,
        absent.label,
        9000 as ordinal
    from (
        values
        ('acceptance', 'not_recorded', 'No reply recorded'),
        ('delivery', 'not_recorded', 'Not recorded')
    ) as absent (facet, value, label)
)

select
    coalesce(listed.facet, counted.facet) as facet,
    coalesce(listed.value, counted.value) as value,
    coalesce(listed.label, counted.value) as label,
    coalesce(counted.count, 0) as count,
    cast(coalesce(listed.ordinal, 9999) as integer) as ordinal
from listed
full outer join counted on listed.facet = counted.facet and listed.value = counted.value
order by facet, ordinal, label, value
