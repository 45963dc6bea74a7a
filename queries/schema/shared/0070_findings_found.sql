-- What findings can be chosen by on a day: one row per finding, facet and value.
--
-- A theme counts for the wider theme it belongs to. "not_recorded" stands where no reply or no delivery is on record,
-- which is not the same as a response that is silent.
create or replace macro memory.main.finding_facts_on(day) as table (
    with themed as (
        select
            about.finding_id,
            unnest([themes.theme_id, themes.parent_theme_id]) as theme_id
        from register.finding_themes as about
        inner join register.themes as themes on about.theme_id = themes.theme_id
    ),

    facts as (
        select
            findings.finding_id,
            'inspection' as facet,
            findings.inspection_id as value
        from register.findings as findings
        union all
        -- Two themes of one finding may share their wider theme.
        select distinct
            themed.finding_id,
            'theme' as facet,
            themed.theme_id as value
        from themed
        where themed.theme_id is not null
        union all
        select
            findings.finding_id,
            'kind' as facet,
            findings.finding_type as value
        from register.findings as findings
        union all
        select
            findings.finding_id,
            'addressee' as facet,
            findings.addressed_to_us as value
        from register.findings as findings
        union all
        select
            findings.finding_id,
            'acceptance' as facet,
            coalesce(replies.acceptance, 'not_recorded') as value
        from register.findings as findings
        left join newest_replies as replies on findings.finding_id = replies.finding_id
        union all
        select
            findings.finding_id,
            'delivery' as facet,
            coalesce(delivered.delivery, 'not_recorded') as value
        from register.findings as findings
        left join delivery_on(day) as delivered on findings.finding_id = delivered.finding_id
        union all
        select
            links.finding_id,
            'link' as facet,
            links.link_status as value
        from finding_links as links
    )

    select
        finding_id,
        facet,
        value
    from facts
);

-- What can be searched of each finding: one row per finding, its words without case and accents.
create or replace view memory.main.finding_texts as (
    with theme_texts as (
        select
            about.finding_id,
            string_agg(concat_ws(' ', subjects.name, subjects.terms), ' ') as words
        from register.finding_themes as about
        inner join register.themes as subjects on about.theme_id = subjects.theme_id
        group by about.finding_id
    )

    select
        findings.finding_id,
        strip_accents(lower(concat_ws(
            ' ',
            findings.summary,
            theme_texts.words,
            replies.action_or_reason,
            replies.note
        ))) as words
    from register.findings as findings
    left join newest_replies as replies on findings.finding_id = replies.finding_id
    left join theme_texts on findings.finding_id = theme_texts.finding_id
);

-- Which findings fit a choice on a day: one row per finding that has every word of the search.
--
-- An empty list keeps all. `passed` names the chosen facets that it fits, so that a facet's own choice need not narrow its
-- own counts; it fits the whole choice when it passes as many facets as are `wanted`.
create or replace macro memory.main.finding_matches(
    day, search, inspections, themes, kinds, addressees, acceptances, deliveries, links
) as table (
    with chosen as (
        select distinct
            choices.facet,
            choices.value
        from (
            select
                'inspection' as facet,
                unnest(cast(inspections as varchar[])) as value
            union all
            select
                'theme' as facet,
                unnest(cast(themes as varchar[])) as value
            union all
            select
                'kind' as facet,
                unnest(cast(kinds as varchar[])) as value
            union all
            select
                'addressee' as facet,
                unnest(cast(addressees as varchar[])) as value
            union all
            select
                'acceptance' as facet,
                unnest(cast(acceptances as varchar[])) as value
            union all
            select
                'delivery' as facet,
                unnest(cast(deliveries as varchar[])) as value
            union all
            select
                'link' as facet,
                unnest(cast(links as varchar[])) as value
        ) as choices
    ),

    passing as (
        select
            facts.finding_id,
            list(distinct facts.facet) as passed
        from finding_facts_on(day) as facts
        inner join chosen on facts.facet = chosen.facet and facts.value = chosen.value
        group by facts.finding_id
    ),

    chosen_count as (
        select count(distinct facet) as wanted
        from chosen
    ),

    searched as (
        select texts.finding_id
        from finding_texts as texts
        where
            coalesce(len(list_filter(
                string_split_regex(trim(strip_accents(lower(cast(search as varchar)))), '\s+'),
                lambda word: not contains(texts.words, word)
            )), 0) = 0
    )

    select
        searched.finding_id,
        coalesce(passing.passed, cast([] as varchar[])) as passed,
        chosen_count.wanted,
        coalesce(len(passing.passed), 0) = chosen_count.wanted as fits
    from searched
    cross join chosen_count
    left join passing on searched.finding_id = passing.finding_id
);
