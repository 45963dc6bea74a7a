-- One row per theme and inspection that found it: whether the theme was answered before the next inspection found it again.
--
-- An inspection finds a theme when it has a finding on it that calls for work; a wider theme is found where one below it is.
-- A finding is answered before a day when, before that day, a response with a reply to it was published, it was closed, or
-- an award began to a project that answers it, which had not ended when the finding was published. The day is that of the
-- next report that found the theme; for the newest, the day asked for. Inspections whose day is not known have no place in
-- the order: they are counted apart, by the day asked for.
--
-- param today DATE
--
-- column theme_id VARCHAR
-- column theme_name VARCHAR
-- column has_themes_within BOOLEAN it is a wider theme
-- column theme_place INTEGER wide themes in order, each followed by those below it
-- column inspection_id VARCHAR
-- column inspection_title VARCHAR
-- column published_date DATE? empty where the day of the report is not known
-- column published_precision VARCHAR
-- column found_again_date DATE? the day of the next report that found the theme; empty for the newest
-- column findings INTEGER findings of the inspection on the theme that call for work
-- column answered INTEGER findings answered before they were found again; out of findings
-- column not_known INTEGER findings not known to be answered before, with a reply or a project whose day is not known; out of
-- findings
-- column inspections INTEGER inspections with a known day that found the theme
-- column inspections_undated INTEGER inspections without a known day that found the theme
-- column first_date DATE? the day of the first of these inspections
-- column times_again INTEGER inspections after which the theme was found again; out of inspections
-- column times_answered INTEGER inspections all of whose findings were answered before; out of times_again
-- column times_in_part INTEGER inspections some of whose findings were answered before; out of times_again
-- column times_not_known INTEGER inspections of which that is not known; out of times_again
--
-- grain theme_id, inspection_id

with found as (
    select distinct
        family.theme_id,
        states.finding_id,
        states.inspection_id,
        inspections.published_date
    from finding_states_on(cast($today as date)) as states
    inner join register.inspections as inspections on states.inspection_id = inspections.inspection_id
    inner join register.finding_themes as about on states.finding_id = about.finding_id
    inner join theme_families as family on about.theme_id = family.below
    where
        states.calls_for_work
        and coalesce(inspections.published_date <= cast($today as date), true)
),

replies as (
    select
        replies.finding_id,
        min(responses.published_date) as first_date,
        bool_or(responses.published_date is null) as has_unknown
    from register.response_replies as replies
    inner join register.responses as responses on replies.response_id = responses.response_id
    inner join register.vocabulary_terms as terms
        on
            terms.vocabulary = 'acceptance'
            and replies.acceptance = terms.term
            and terms.counts_as = 'replied'
    group by replies.finding_id
),

closed as (
    select
        updates.subject_id as finding_id,
        min(cast(updates.updated_at as date)) as first_date
    from register.updates as updates
    inner join register.vocabulary_terms as terms
        on
            terms.vocabulary = 'delivery'
            and updates.to_status = terms.term
            and terms.counts_as = 'closed'
    where updates.subject_type = 'finding'
    group by updates.subject_id
),

projects as (
    select
        links.finding_id,
        min(grants.starts_date) filter (
            where grants.ends_date >= coalesce(inspections.published_date, grants.ends_date)
        ) as first_date,
        bool_or(
            grants.ends_date is null
            or (
                grants.starts_date is null
                and grants.ends_date >= coalesce(inspections.published_date, grants.ends_date)
            )
        ) as has_unknown
    from register.finding_interventions as links
    inner join register.vocabulary_terms as terms
        on
            terms.vocabulary = 'relation'
            and links.relation = terms.term
            and terms.counts_as = 'answers'
    inner join register.findings as findings on links.finding_id = findings.finding_id
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    -- A project without an award has no day either.
    left join register.grants as grants
        on links.intervention_id = grants.intervention_id and grants.amount_basis <> 'applied_for'
    group by links.finding_id
),

limits as (
    select
        earlier.theme_id,
        earlier.inspection_id,
        earlier.published_date,
        min(later.published_date) as found_again_date
    from found as earlier
    left join found as later
        on earlier.theme_id = later.theme_id and earlier.published_date < later.published_date
    group by earlier.theme_id, earlier.inspection_id, earlier.published_date
),

answers as (
    select
        limits.theme_id,
        limits.inspection_id,
        limits.published_date,
        limits.found_again_date,
        coalesce(
            least(replies.first_date, closed.first_date, projects.first_date)
            <= coalesce(limits.found_again_date - 1, cast($today as date)),
            false
        ) as is_answered,
        coalesce(replies.has_unknown, false) or coalesce(projects.has_unknown, false) as has_unknown
    from limits
    inner join found on limits.theme_id = found.theme_id and limits.inspection_id = found.inspection_id
    left join replies on found.finding_id = replies.finding_id
    left join closed on found.finding_id = closed.finding_id
    left join projects on found.finding_id = projects.finding_id
),

sums as (
    select
        theme_id,
        inspection_id,
        published_date,
        found_again_date,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where is_answered) as integer) as answered,
        cast(count(*) filter (where not is_answered and has_unknown) as integer) as not_known
    from answers
    group by theme_id, inspection_id, published_date, found_again_date
),

whole as (
    select
        theme_id,
        cast(count(published_date) as integer) as inspections,
        cast(count(*) filter (where published_date is null) as integer) as inspections_undated,
        min(published_date) as first_date,
        cast(count(found_again_date) as integer) as times_again,
        cast(count(found_again_date) filter (where answered = findings) as integer) as times_answered,
        cast(count(found_again_date) filter (where answered > 0 and answered < findings) as integer)
            as times_in_part,
        cast(count(found_again_date) filter (where answered = 0 and not_known > 0) as integer)
            as times_not_known
    from sums
    group by theme_id
)

select
    sums.theme_id,
    places.name as theme_name,
    sums.theme_id in (
        select wider.parent_theme_id
        from register.themes as wider
        where wider.parent_theme_id is not null
    ) as has_themes_within,
    places.place as theme_place,
    sums.inspection_id,
    inspections.title as inspection_title,
    sums.published_date,
    inspections.published_precision,
    sums.found_again_date,
    sums.findings,
    sums.answered,
    sums.not_known,
    whole.inspections,
    whole.inspections_undated,
    whole.first_date,
    whole.times_again,
    whole.times_answered,
    whole.times_in_part,
    whole.times_not_known
from sums
inner join whole on sums.theme_id = whole.theme_id
inner join theme_places as places on sums.theme_id = places.theme_id
inner join register.inspections as inspections on sums.inspection_id = inspections.inspection_id
order by places.place asc, sums.published_date asc nulls last, sums.inspection_id asc
