-- The places of each intervention with the local authority they lie in: one row per intervention and place.
--
-- A ward or a small area counts for its local authority. A place above the local authorities, such as the force area,
-- counts as itself: the work is force-wide. A place without a present code has no area_id.
create or replace view memory.main.intervention_places as (
    with places as (
        select
            places.intervention_area_id,
            places.intervention_id,
            places.area_id,
            places.area_name,
            areas.name,
            areas.area_type,
            parents.area_id as parent_id,
            parents.area_type as parent_type,
            parents.parent_area_id as grandparent_id
        from register.intervention_areas as places
        left join register.areas as areas on places.area_id = areas.area_id
        left join register.areas as parents on areas.parent_area_id = parents.area_id
    )

    select
        places.intervention_area_id,
        places.intervention_id,
        places.area_id,
        coalesce(places.name, places.area_name, places.area_id) as name,
        places.area_type,
        case
            when places.area_type = 'local_authority' then places.area_id
            when places.parent_type = 'local_authority' then places.parent_id
            when grandparents.area_type = 'local_authority' then grandparents.area_id
        end as local_authority_id
    from places
    left join register.areas as grandparents on places.grandparent_id = grandparents.area_id
);

-- The state of the money of each intervention on a day: one row per intervention.
--
-- Awards decide, not applications. With several awards: money that runs, else money to come, else an end that is not
-- stated, else ended. An award whose first day is not stated runs until its last.
create or replace macro memory.main.money_states_on(day) as table (
    with awards as (
        select
            intervention_id,
            count(*) filter (where amount_basis <> 'applied_for') as awards,
            count(*) filter (
                where amount_basis <> 'applied_for'
                and ends_date >= cast(day as date)
                and coalesce(starts_date <= cast(day as date), true)
            ) as running,
            count(*) filter (
                where amount_basis <> 'applied_for' and starts_date > cast(day as date)
            ) as to_come,
            count(*) filter (where amount_basis <> 'applied_for' and ends_date is null) as open_ended
        from register.grants
        group by intervention_id
    )

    select
        interventions.intervention_id,
        case
            -- The violence reduction unit pays for it, and no award is on record: until when is not known.
            when coalesce(awards.awards, 0) = 0 and interventions.is_curv_funded then 'end_not_stated'
            when awards.awards is null then 'none'
            when awards.running > 0 then 'running'
            when awards.to_come > 0 then 'to_come'
            when awards.open_ended > 0 then 'end_not_stated'
            when awards.awards > 0 then 'ended'
            else 'applied_for'
        end as money_state
    from register.interventions as interventions
    left join awards on interventions.intervention_id = awards.intervention_id
);

-- How people read the state of an intervention's money: one row per state.
create or replace view memory.main.money_state_terms as (
    select
        terms.state,
        terms.label,
        terms.ordinal,
        terms.mark,
        terms.tone
    from (
        values
        ('running', 'Funding today', 1, '●', 'good'),
        ('to_come', 'Funding starts later', 2, '◕', 'neutral'),
        ('end_not_stated', 'End date not known', 3, '◐', 'caution'),
        ('ended', 'Funding ended', 4, '◔', 'caution'),
        ('applied_for', 'Applied for only', 5, '○', 'caution'),
        ('none', 'No funding recorded', 6, '–', 'neutral')
    ) as terms (state, label, ordinal, mark, tone)
);

-- What interventions can be chosen by on a day: one row per intervention, facet and value.
--
-- A theme counts for the wider theme it belongs to. A value that is not stated is a value of its own, so that nothing
-- drops out of a list unsaid.
create or replace macro memory.main.intervention_facts_on(day) as table (
    with themed as (
        select
            about.intervention_id,
            unnest([themes.theme_id, themes.parent_theme_id]) as theme_id
        from register.intervention_themes as about
        inner join register.themes as themes on about.theme_id = themes.theme_id
    ),

    answering as (
        select distinct intervention_id
        from register.finding_interventions
        where counts_as('relation', relation) = 'answers'
    ),

    facts as (
        select
            interventions.intervention_id,
            'approach' as facet,
            interventions.approach_id as value
        from register.interventions as interventions
        union all
        select
            interventions.intervention_id,
            'provider' as facet,
            coalesce(interventions.provider_id, 'not-stated') as value
        from register.interventions as interventions
        union all
        select
            interventions.intervention_id,
            'theme' as facet,
            coalesce(themed.theme_id, 'not-stated') as value
        from register.interventions as interventions
        left join themed on interventions.intervention_id = themed.intervention_id
        where themed.theme_id is not null or themed.intervention_id is null
        union all
        select
            interventions.intervention_id,
            'place' as facet,
            case
                when places.intervention_id is null then 'not-stated'
                else coalesce(places.local_authority_id, places.area_id, 'no-code')
            end as value
        from register.interventions as interventions
        left join intervention_places as places on interventions.intervention_id = places.intervention_id
        union all
        select
            interventions.intervention_id,
            'evaluation' as facet,
            interventions.evaluation_status as value
        from register.interventions as interventions
        union all
        select
            interventions.intervention_id,
            'funding' as facet,
            case interventions.is_curv_funded
                when true then 'unit'
                when false then 'other'
                else 'not-stated'
            end as value
        from register.interventions as interventions
        union all
        select
            states.intervention_id,
            'money' as facet,
            states.money_state as value
        from money_states_on(day) as states
        union all
        select
            interventions.intervention_id,
            'answers' as facet,
            case when answering.intervention_id is null then 'no' else 'yes' end as value
        from register.interventions as interventions
        left join answering on interventions.intervention_id = answering.intervention_id
        union all
        select
            interventions.intervention_id,
            'body' as facet,
            coalesce(tied.organisation_id, 'not-stated') as value
        from register.interventions as interventions
        left join project_bodies as tied on interventions.intervention_id = tied.intervention_id
    )

    select distinct
        intervention_id,
        facet,
        value
    from facts
);

-- Which interventions fit a choice on a day: one row per intervention.
--
-- An empty list keeps all. Every word of the search must occur somewhere in what is recorded of the project, whatever
-- the case and the accents. `passed` names the chosen facets that it fits, so that a facet's own choice need not narrow
-- its own counts; it fits the whole choice when it has the words and passes as many facets as are `wanted`.
create or replace macro memory.main.intervention_matches(
    day, search, approaches, providers, themes, places, evaluations, fundings, moneys, answers, bodies
) as table (
    with chosen as (
        select distinct
            choices.facet,
            choices.value
        from (
            select
                'approach' as facet,
                unnest(cast(approaches as varchar[])) as value
            union all
            select
                'provider' as facet,
                unnest(cast(providers as varchar[])) as value
            union all
            select
                'theme' as facet,
                unnest(cast(themes as varchar[])) as value
            union all
            select
                'place' as facet,
                unnest(cast(places as varchar[])) as value
            union all
            select
                'evaluation' as facet,
                unnest(cast(evaluations as varchar[])) as value
            union all
            select
                'funding' as facet,
                unnest(cast(fundings as varchar[])) as value
            union all
            select
                'money' as facet,
                unnest(cast(moneys as varchar[])) as value
            union all
            select
                'answers' as facet,
                unnest(cast(answers as varchar[])) as value
            union all
            select
                'body' as facet,
                unnest(cast(bodies as varchar[])) as value
        ) as choices
    ),

    passing as (
        select
            facts.intervention_id,
            list(distinct facts.facet) as passed
        from intervention_facts_on(day) as facts
        inner join chosen on facts.facet = chosen.facet and facts.value = chosen.value
        group by facts.intervention_id
    ),

    looked_for as (
        select
            list_filter(
                string_split_regex(strip_accents(lower(coalesce(cast(search as varchar), ''))), '\s+'),
                lambda word: word <> ''
            ) as words
    ),

    theme_texts as (
        select
            about.intervention_id,
            string_agg(subjects.name, ' ') as text
        from register.intervention_themes as about
        inner join register.themes as subjects on about.theme_id = subjects.theme_id
        group by about.intervention_id
    ),

    place_texts as (
        select
            intervention_id,
            string_agg(name, ' ') as text
        from intervention_places
        group by intervention_id
    ),

    texts as (
        select
            interventions.intervention_id,
            strip_accents(lower(concat_ws(
                ' ',
                interventions.name,
                interventions.description,
                interventions.target_group,
                interventions.evaluation_note,
                interventions.note,
                providers.name,
                kinds.name,
                kinds.toolkit_name,
                theme_texts.text,
                place_texts.text
            ))) as text
        from register.interventions as interventions
        -- Without words to look for no text need be put together.
        inner join looked_for on len(looked_for.words) > 0
        inner join register.approaches as kinds on interventions.approach_id = kinds.approach_id
        left join register.organisations as providers on interventions.provider_id = providers.organisation_id
        left join theme_texts on interventions.intervention_id = theme_texts.intervention_id
        left join place_texts on interventions.intervention_id = place_texts.intervention_id
    ),

    chosen_count as (
        select count(distinct facet) as wanted
        from chosen
    ),

    matches as (
        select
            interventions.intervention_id,
            coalesce(passing.passed, cast([] as varchar[])) as passed,
            chosen_count.wanted,
            len(list_filter(
                looked_for.words, lambda word: not contains(coalesce(texts.text, ''), word)
            )) = 0 as has_words
        from register.interventions as interventions
        cross join chosen_count
        cross join looked_for
        left join texts on interventions.intervention_id = texts.intervention_id
        left join passing on interventions.intervention_id = passing.intervention_id
    )

    select
        intervention_id,
        passed,
        wanted,
        has_words,
        has_words and len(passed) = wanted as fits
    from matches
);

-- One row per approach: its rating in the Toolkit as it is shown everywhere, and the group that pictures draw it in.
--
-- The rating has the Toolkit's own word; where copies of the Toolkit disagree, "disputed" is beside it. The groups: works
-- (high or moderate), weak (low, none or harmful), disputed, insufficient (too little evidence) and unrated. The strength is a
-- number from 3 (high) to 0 (no effect or harmful), and empty in the other groups.
create or replace view memory.main.approach_ratings as (
    select
        approaches.approach_id,
        approaches.name,
        approaches.toolkit_name,
        case
            when approaches.rating_certainty = 'conflicting'
                then as_status(
                    approaches.impact_rating,
                    coalesce(terms.label, approaches.impact_rating) || ', disputed',
                    '?',
                    'caution'
                )
            else as_status(approaches.impact_rating, terms.label, terms.mark, terms.tone)
        end as rating,
        case
            when approaches.impact_rating is null then 'unrated'
            when approaches.rating_certainty = 'conflicting' then 'disputed'
            when terms.counts_as in ('high', 'moderate') then 'works'
            when terms.counts_as in ('low', 'none', 'harmful') then 'weak'
            else 'insufficient'
        end as rating_group,
        case
            when approaches.rating_certainty = 'conflicting' then null
            when terms.counts_as = 'high' then 3
            when terms.counts_as = 'moderate' then 2
            when terms.counts_as = 'low' then 1
            when terms.counts_as in ('none', 'harmful') then 0
        end as strength,
        -- The best rating first: undisputed high and moderate, then disputed, then the others as the Toolkit orders them.
        case
            when approaches.impact_rating is null then null
            when approaches.rating_certainty = 'conflicting' then 100
            when terms.counts_as in ('high', 'moderate') then 0
            else 200
        end + coalesce(terms.ordinal, 99) as rating_place,
        approaches.rating_date,
        approaches.rating_date_precision,
        coalesce(certainties.label, approaches.rating_certainty) as certainty_label,
        approaches.rating_note,
        approaches.source_id
    from register.approaches as approaches
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'impact_rating' and approaches.impact_rating = terms.term
    left join register.vocabulary_terms as certainties
        on certainties.vocabulary = 'rating_certainty' and approaches.rating_certainty = certainties.term
);
