-- Which findings fit a choice on a day: one row per finding that has every word of the search, with what it can be chosen
-- by. All of it is gathered once for each finding, because every further grouping costs milliseconds whatever its size.
--
-- An empty list keeps all. A theme counts for the wider theme it belongs to. Choosing "not_recorded" finds what has no reply
-- or no delivery on record, which is not the same as a response that is silent. `passed` names the chosen facets that a finding
-- fits, so that a facet's own choice need not narrow its own counts; it fits the whole choice when it passes as many facets
-- as are `wanted`.
create or replace macro memory.main.finding_matches(
    day, search, inspections, themes, kinds, addressees, acceptances, deliveries, works, bodies
) as table (
    with themed as (
        select
            about.finding_id,
            -- Two themes of one finding may share their wider theme; a theme without one gives a null, which is left out.
            list_distinct(flatten(list([subjects.theme_id, subjects.parent_theme_id]))) as theme_ids,
            string_agg(concat_ws(' ', subjects.name, subjects.terms), ' ') as words
        from register.finding_themes as about
        inner join register.themes as subjects on about.theme_id = subjects.theme_id
        group by about.finding_id
    ),

    bodied as (
        select
            finding_id,
            list(distinct organisation_id) as body_ids
        from finding_bodies
        group by finding_id
    ),

    states as (
        select
            behind.finding_id,
            behind.inspection_id,
            behind.calls_for_work,
            behind.reply_id,
            behind.acceptance,
            behind.is_replied,
            behind.answering,
            behind.in_full,
            behind.related,
            behind.delivery,
            behind.lacks_action,
            behind.work,
            coalesce(themed.theme_ids, cast([] as varchar[])) as theme_ids,
            coalesce(bodied.body_ids, cast([] as varchar[])) as body_ids,
            findings.finding_type,
            findings.addressed_to_us,
            replies.action_or_reason as reply_text,
            replies.note as reply_note,
            replies.reference as reply_reference,
            strip_accents(lower(concat_ws(
                ' ',
                findings.summary,
                themed.words,
                replies.action_or_reason,
                replies.note
            ))) as words
        from finding_states_on(day) as behind
        inner join register.findings as findings on behind.finding_id = findings.finding_id
        left join register.response_replies as replies on behind.reply_id = replies.reply_id
        left join themed on behind.finding_id = themed.finding_id
        left join bodied on behind.finding_id = bodied.finding_id
    ),

    passing as (
        select
            *,
            list_filter(
                [
                    case
                        when list_contains(cast(inspections as varchar[]), inspection_id) then 'inspection'
                    end,
                    case when list_has_any(cast(themes as varchar[]), theme_ids) then 'theme' end,
                    case when list_contains(cast(kinds as varchar[]), finding_type) then 'kind' end,
                    case
                        when list_contains(cast(addressees as varchar[]), addressed_to_us) then 'addressee'
                    end,
                    case
                        when
                            list_contains(
                                cast(acceptances as varchar[]), coalesce(acceptance, 'not_recorded')
                            )
                            then 'acceptance'
                    end,
                    case
                        when
                            list_contains(
                                cast(deliveries as varchar[]), coalesce(delivery, 'not_recorded')
                            )
                            then 'delivery'
                    end,
                    case when list_contains(cast(works as varchar[]), work) then 'work' end,
                    case when list_has_any(cast(bodies as varchar[]), body_ids) then 'body' end
                ],
                lambda name: name is not null
            ) as passed,
            len(list_filter(
                [
                    len(cast(inspections as varchar[])),
                    len(cast(themes as varchar[])),
                    len(cast(kinds as varchar[])),
                    len(cast(addressees as varchar[])),
                    len(cast(acceptances as varchar[])),
                    len(cast(deliveries as varchar[])),
                    len(cast(works as varchar[])),
                    len(cast(bodies as varchar[]))
                ],
                lambda number: number > 0
            )) as wanted
        from states
        where
            coalesce(len(list_filter(
                string_split_regex(trim(strip_accents(lower(cast(search as varchar)))), '\s+'),
                lambda word: not contains(words, word)
            )), 0) = 0
    )

    select
        finding_id,
        inspection_id,
        calls_for_work,
        reply_id,
        acceptance,
        is_replied,
        answering,
        in_full,
        related,
        delivery,
        lacks_action,
        work,
        theme_ids,
        body_ids,
        finding_type,
        addressed_to_us,
        reply_text,
        reply_note,
        reply_reference,
        passed,
        wanted,
        len(passed) = wanted as fits
    from passing
);
