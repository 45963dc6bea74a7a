-- One row per source: a published page or document, and how many rows of the register cite it.
--
-- param  search         VARCHAR    every word must occur in the title, publisher, note or key
-- param  publishers     VARCHAR[]  an empty list keeps all
-- param  source_id      VARCHAR    one source; null gives all
-- param  limit          INTEGER    rows at most; null gives all
-- param  offset         INTEGER    rows to pass over
--
-- column source_id      VARCHAR
-- column title          VARCHAR
-- column publisher      VARCHAR
-- column url            VARCHAR?   empty where it has no address
-- column published_date DATE?      empty where the page gives none
-- column licence        VARCHAR
-- column licence_label  VARCHAR
-- column note           VARCHAR?   how good the source is
-- column cited          INTEGER  rows of the register that cite it
--
-- grain  source_id

with chosen as (
    select
        sources.source_id,
        sources.title,
        sources.publisher,
        sources.url,
        sources.published_date,
        sources.licence,
        sources.note
    from register.sources as sources
    where
        (
            len(cast($publishers as varchar[])) = 0
            or list_contains(cast($publishers as varchar[]), sources.publisher)
        )
        and (cast($source_id as varchar) is null or sources.source_id = cast($source_id as varchar))
        and list_bool_and(
            list_transform(
                string_split_regex(trim(strip_accents(lower(coalesce(cast($search as varchar), '')))), '\s+'),
                lambda word: contains(
                    strip_accents(
                        lower(
                            concat_ws(' ', sources.title, sources.publisher, sources.note, sources.source_id)
                        )
                    ),
                    word
                )
            )
        )
),

citing as (
    select source_id from register.areas
    union all
    select source_id from register.organisations
    union all
    select source_id from register.inspections
    union all
    select source_id from register.inspection_organisations
    union all
    select source_id from register.themes
    union all
    select source_id from register.findings
    union all
    select source_id from register.plans
    union all
    select source_id from register.priorities
    union all
    select source_id from register.approaches
    union all
    select source_id from register.interventions
    union all
    select source_id from register.intervention_areas
    union all
    select source_id from register.intervention_results
    union all
    select source_id from register.funds
    union all
    select source_id from register.grants
    union all
    select source_id from register.responses
    union all
    select source_id from register.response_replies
    union all
    select source_id from register.finding_interventions
    union all
    select source_id from register.finding_priorities
    union all
    select source_id from register.finding_addressees
    union all
    select source_id from register.intervention_priorities
    union all
    select source_id from register.meetings
    union all
    select source_id from register.measures
    union all
    select source_id from register.documents
    union all
    select source_id from register.observations
),

cited_times as (
    select
        source_id,
        count(*) as cited
    from citing
    group by source_id
)

select
    chosen.source_id,
    chosen.title,
    chosen.publisher,
    chosen.url,
    chosen.published_date,
    chosen.licence,
    label_of('licence', chosen.licence) as licence_label,
    chosen.note,
    cast(coalesce(cited_times.cited, 0) as integer) as cited
from chosen
left join cited_times on chosen.source_id = cited_times.source_id
order by cited desc, chosen.title asc, chosen.source_id asc
limit $limit offset $offset
