-- One row per row of the register in which something is missing or doubtful, by kind of doubt.
--
-- A kind of doubt that no row has keeps one row without a key, so that it can be said that there is none.
--
-- param  today         DATE
-- param  doubt         VARCHAR  one kind; null gives all
-- param  most          INTEGER  rows of each kind at most; null gives all
--
-- column doubt         VARCHAR
-- column doubt_label   VARCHAR  the kind in words
-- column consequence   VARCHAR  what follows from it on the pages
-- column rows_of_doubt INTEGER rows that have it, shown or not
-- column all_rows      INTEGER  rows that could have it
-- column row_table     VARCHAR? the table whose page tells more about the row; empty where the kind has no row
-- column row_key       VARCHAR? key in that table
-- column row_id        VARCHAR? key of the row itself
-- column row_label     VARCHAR?
-- column row_note      VARCHAR?
--
-- grain  doubt, row_id

with states as (
    select
        finding_id,
        is_replied,
        reply_id
    from finding_states_on(cast($today as date))
    where calls_for_work
),

kinds as (
    select
        1 as ordinal,
        'reports_without_day' as doubt,
        'Reports without a day of publication' as doubt_label,
        'No statutory clock can run for them until the day is filled in.' as consequence,
        (select count(*) from register.inspections) as all_rows
    union all
    select
        2 as ordinal,
        'reports_in_part' as doubt,
        'Reports with more recommendations than are held here' as doubt_label,
        'The other recommendations could not be read, so no count of findings is complete.' as consequence,
        (select count(*) from register.inspections) as all_rows
    union all
    select
        3 as ordinal,
        'findings_second_hand' as doubt,
        'Findings known at second hand' as doubt_label,
        'They come from the press, another office or a digest; check them against the report.' as consequence,
        (select count(*) from register.findings) as all_rows
    union all
    select
        4 as ordinal,
        'findings_without_reply' as doubt,
        'Findings that call for work and have no reply on record' as doubt_label,
        'A reply may exist that is not recorded here; that is not the same as silence.' as consequence,
        (select count(*) from states) as all_rows
    union all
    select
        5 as ordinal,
        'findings_status_unread' as doubt,
        'Findings whose state with the inspectorate could not be read' as doubt_label,
        'Nothing here claims that an inspectorate agrees.' as consequence,
        (select count(*) from register.findings) as all_rows
    union all
    select
        6 as ordinal,
        'grants_without_amount' as doubt,
        'Awards without an amount' as doubt_label,
        'They are counted and said beside every sum, never added as zero.' as consequence,
        (select count(*) from register.grants) as all_rows
    union all
    select
        7 as ordinal,
        'grants_not_given' as doubt,
        'Awards with an amount that is not confirmed' as doubt_label,
        'Ceilings, shares, applications and our own arithmetic are kept out of the sums of awarded money.'
            as consequence,
        (select count(*) from register.grants) as all_rows
    union all
    select
        8 as ordinal,
        'grants_without_end' as doubt,
        'Awards without an end date' as doubt_label,
        'Whether their money has ended cannot be said.' as consequence,
        (select count(*) from register.grants) as all_rows
    union all
    select
        9 as ordinal,
        'interventions_without_provider' as doubt,
        'Interventions without a provider' as doubt_label,
        'The source does not say who delivers them.' as consequence,
        (select count(*) from register.interventions) as all_rows
    union all
    select
        10 as ordinal,
        'interventions_without_place' as doubt,
        'Interventions without a place' as doubt_label,
        'They are on no map and in no list of a place.' as consequence,
        (select count(*) from register.interventions) as all_rows
    union all
    select
        11 as ordinal,
        'places_without_code' as doubt,
        'Places of interventions without a present code' as doubt_label,
        'The name a source gives is kept; the place is not on the map.' as consequence,
        (select count(*) from register.intervention_areas) as all_rows
    union all
    select
        12 as ordinal,
        'ratings_conflicting' as doubt,
        'Kinds of intervention whose ratings disagree between copies' as doubt_label,
        'The rating shown comes with its source and date; look it up before you rest on it.' as consequence,
        (select count(*) from register.approaches) as all_rows
    union all
    select
        13 as ordinal,
        'approaches_without_rating' as doubt,
        'Kinds of intervention without a rating' as doubt_label,
        'No rating is not a bad rating: none was found or read.' as consequence,
        (select count(*) from register.approaches) as all_rows
    union all
    select
        14 as ordinal,
        'measures_without_figure' as doubt,
        'Indicators without any figure' as doubt_label,
        'They are shown as not found, never as zero.' as consequence,
        (select count(*) from register.measures) as all_rows
    union all
    select
        15 as ordinal,
        'sources_without_licence' as doubt,
        'Sources that state no licence' as doubt_label,
        'They are cited and linked; their words are not reproduced.' as consequence,
        (select count(*) from register.sources) as all_rows
),

recommendations_held as (
    select
        inspection_id,
        count(*) as held
    from register.findings
    where finding_type = 'recommendation'
    group by inspection_id
),

doubtful as (
    select
        'reports_without_day' as doubt,
        'inspections' as row_table,
        inspection_id as row_key,
        inspection_id as row_id,
        title as row_label,
        note as row_note
    from register.inspections
    where published_date is null
    union all
    select
        'reports_in_part' as doubt,
        'inspections' as row_table,
        inspections.inspection_id as row_key,
        inspections.inspection_id as row_id,
        inspections.title as row_label,
        coalesce(held.held, 0) || ' of ' || inspections.recommendation_count || ' held' as row_note
    from register.inspections as inspections
    left join recommendations_held as held on inspections.inspection_id = held.inspection_id
    where inspections.recommendation_count > coalesce(held.held, 0)
    union all
    select
        'findings_second_hand' as doubt,
        'findings' as row_table,
        finding_id as row_key,
        finding_id as row_id,
        summary as row_label,
        note as row_note
    from register.findings
    where starts_with(lower(note), 'second-hand')
    union all
    select
        'findings_without_reply' as doubt,
        'findings' as row_table,
        findings.finding_id as row_key,
        findings.finding_id as row_id,
        findings.summary as row_label,
        replies.note as row_note
    from register.findings as findings
    inner join states on findings.finding_id = states.finding_id
    left join register.response_replies as replies on states.reply_id = replies.reply_id
    where not states.is_replied
    union all
    select
        'findings_status_unread' as doubt,
        'findings' as row_table,
        finding_id as row_key,
        finding_id as row_id,
        summary as row_label,
        note as row_note
    from register.findings
    where inspectorate_status is null
    union all
    select
        'grants_without_amount' as doubt,
        'interventions' as row_table,
        grants.intervention_id as row_key,
        grants.grant_id as row_id,
        interventions.name as row_label,
        grants.note as row_note
    from register.grants as grants
    inner join
        register.interventions as interventions
        on grants.intervention_id = interventions.intervention_id
    where grants.amount is null
    union all
    select
        'grants_not_given' as doubt,
        'interventions' as row_table,
        grants.intervention_id as row_key,
        grants.grant_id as row_id,
        interventions.name as row_label,
        concat_ws('; ', label_of('grant_amount_basis', grants.amount_basis), grants.note) as row_note
    from register.grants as grants
    inner join
        register.interventions as interventions
        on grants.intervention_id = interventions.intervention_id
    where grants.amount is not null and counts_as('grant_amount_basis', grants.amount_basis) <> 'given'
    union all
    select
        'grants_without_end' as doubt,
        'interventions' as row_table,
        grants.intervention_id as row_key,
        grants.grant_id as row_id,
        interventions.name as row_label,
        grants.note as row_note
    from register.grants as grants
    inner join
        register.interventions as interventions
        on grants.intervention_id = interventions.intervention_id
    where grants.ends_date is null
    union all
    select
        'interventions_without_provider' as doubt,
        'interventions' as row_table,
        intervention_id as row_key,
        intervention_id as row_id,
        name as row_label,
        note as row_note
    from register.interventions
    where provider_id is null
    union all
    select
        'interventions_without_place' as doubt,
        'interventions' as row_table,
        intervention_id as row_key,
        intervention_id as row_id,
        name as row_label,
        note as row_note
    from register.interventions
    where intervention_id not in (select intervention_id from register.intervention_areas)
    union all
    select
        'places_without_code' as doubt,
        'interventions' as row_table,
        worked.intervention_id as row_key,
        worked.intervention_area_id as row_id,
        worked.area_name || ': ' || interventions.name as row_label,
        worked.note as row_note
    from register.intervention_areas as worked
    inner join
        register.interventions as interventions
        on worked.intervention_id = interventions.intervention_id
    where worked.area_id is null
    union all
    select
        'ratings_conflicting' as doubt,
        'approaches' as row_table,
        approach_id as row_key,
        approach_id as row_id,
        name as row_label,
        rating_note as row_note
    from register.approaches
    where rating_certainty = 'conflicting'
    union all
    select
        'approaches_without_rating' as doubt,
        'approaches' as row_table,
        approach_id as row_key,
        approach_id as row_id,
        name as row_label,
        rating_note as row_note
    from register.approaches
    where impact_rating is null
    union all
    select
        'measures_without_figure' as doubt,
        'measures' as row_table,
        measure_id as row_key,
        measure_id as row_id,
        name as row_label,
        note as row_note
    from register.measures
    where measure_id not in (select measure_id from register.observations)
    union all
    select
        'sources_without_licence' as doubt,
        'sources' as row_table,
        source_id as row_key,
        source_id as row_id,
        title as row_label,
        note as row_note
    from register.sources
    where licence = 'not stated'
),

counted as (
    select
        doubt,
        count(*) as rows_of_doubt
    from doubtful
    group by doubt
),

numbered as (
    select
        *,
        row_number() over (partition by doubt order by row_label asc, row_id asc) as place
    from doubtful
    where cast($doubt as varchar) is null or doubt = cast($doubt as varchar)
)

select
    kinds.doubt,
    kinds.doubt_label,
    kinds.consequence,
    cast(coalesce(counted.rows_of_doubt, 0) as integer) as rows_of_doubt,
    cast(kinds.all_rows as integer) as all_rows,
    numbered.row_table,
    numbered.row_key,
    numbered.row_id,
    numbered.row_label,
    numbered.row_note
from kinds
left join counted on kinds.doubt = counted.doubt
left join
    numbered
    on
        kinds.doubt = numbered.doubt
        and (cast($most as integer) is null or numbered.place <= cast($most as integer))
where cast($doubt as varchar) is null or kinds.doubt = cast($doubt as varchar)
order by kinds.ordinal asc, numbered.row_label asc nulls last, numbered.row_id asc
