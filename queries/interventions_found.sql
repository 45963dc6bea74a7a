-- One row per intervention that fits a choice, in the order asked for: a page of the catalogue, those of a briefing, of a
-- finding, of a Plan priority or near a place.
--
-- Of a finding or a Plan priority, `relation` and what follows it say what is claimed of the two, those that answer or
-- serve it first. Near a place, each intervention has the nearest of the places it names.
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
-- param inspections VARCHAR[] keys of inspections: those that answer one of their findings
-- param findings VARCHAR[] keys of findings: those that answer one of them
-- param priorities VARCHAR[] keys of Plan priorities: those that serve one of them, fully or in part
-- param areas VARCHAR[] keys of places: those at work in one of them or within it
-- param finding_id VARCHAR those linked to this finding, with the claim; null keeps all
-- param priority_id VARCHAR those linked to this Plan priority, with the claim; null keeps all
-- param area_id VARCHAR key of a place: those at work in it, inside it, around it, across the force, or in a place that has no present code and may lie here; null keeps all
-- param sort VARCHAR name, awarded (most first), ends (funding that ends last first) or evaluation; null is name
-- param limit INTEGER the most rows; null gives all
-- param offset INTEGER rows to pass over; null is none
--
-- column intervention_id VARCHAR
-- column name VARCHAR
-- column provider_id VARCHAR? empty where not stated
-- column provider_name VARCHAR? empty where not stated
-- column description VARCHAR
-- column approach_name VARCHAR
-- column rating STATUS? the Toolkit's rating of the approach; empty where there is none
-- column evaluation STATUS
-- column grants INTEGER
-- column awarded_amount DECIMAL(38,2)? pounds known to have been given; empty where none is known
-- column other_amount DECIMAL(38,2)? pounds that are a ceiling, a share, an application or our arithmetic
-- column not_stated INTEGER grants without an amount
-- column last_end_date DATE? latest end of its funding; empty where none is known
-- column money STATUS where its funding is on the day
-- column place_names VARCHAR[] places; none where none is stated
-- column finding_ids_answered VARCHAR[] findings that it answers fully or in part
-- column priority_titles VARCHAR[] priorities of the Plan in force that it serves fully or in part
-- column serves_earlier BOOLEAN serves a priority of another Plan
-- column source_ids VARCHAR[] where it and its grants were read
-- column relation STATUS? how far it answers the finding, or serves the Plan priority, asked for
-- column is_answer BOOLEAN? it answers the finding, or serves the Plan priority, fully or in part
-- column basis_label VARCHAR? what that claim rests on
-- column rationale VARCHAR?
-- column claim_source_id VARCHAR?
-- column claim_source_title VARCHAR?
-- column reach VARCHAR? here, inside, around, force or no_code, where a place is asked for
--
-- grain intervention_id

with recursive around as (
    select
        area_id,
        area_type,
        parent_area_id
    from register.areas
    where area_id = cast($area_id as varchar)
    union
    select
        parents.area_id,
        parents.area_type,
        parents.parent_area_id
    from around
    inner join register.areas as parents on around.parent_area_id = parents.area_id
),

reaches as (
    select
        area_id,
        case
            when area_id = cast($area_id as varchar) then 1
            when area_type = 'force' then 4
            else 3
        end as reach
    from around
    union all
    select
        area_id,
        2 as reach
    from places_within(cast($area_id as varchar))
    where area_id <> cast($area_id as varchar)
),

reached as (
    select
        at_work.intervention_id,
        min(coalesce(reaches.reach, 5)) as reach
    from register.intervention_areas as at_work
    left join reaches on at_work.area_id = reaches.area_id
    where cast($area_id as varchar) is not null and (reaches.reach is not null or at_work.area_id is null)
    group by at_work.intervention_id
),

claims as (
    select
        links.intervention_id,
        as_status(links.relation, terms.label, terms.mark, terms.tone) as relation,
        coalesce(terms.counts_as = 'answers', false) as is_answer,
        terms.ordinal as place,
        links.basis,
        links.rationale,
        links.source_id
    from register.finding_interventions as links
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term
    where links.finding_id = cast($finding_id as varchar)
    union all
    select
        links.intervention_id,
        relation_status(
            'Serves', links.relation, terms.counts_as, terms.ordinal, terms.label, terms.mark, terms.tone
        ) as relation,
        coalesce(terms.counts_as = 'answers', false) as is_answer,
        1 as place,
        links.basis,
        links.rationale,
        links.source_id
    from register.intervention_priorities as links
    left join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term
    where links.priority_id = cast($priority_id as varchar) and cast($finding_id as varchar) is null
),

numbered as (
    select
        interventions.*,
        as_status(
            interventions.evaluation_status,
            evaluation_terms.label,
            evaluation_terms.mark,
            evaluation_terms.tone
        ) as evaluation,
        states.grants,
        states.awarded_amount,
        states.other_amount,
        states.not_stated,
        states.last_end_date,
        states.funding,
        states.serves_earlier,
        claims.relation,
        claims.is_answer,
        claims.basis,
        claims.rationale,
        claims.source_id as claim_source_id,
        reached.reach,
        row_number() over (
            order by
                claims.is_answer desc nulls last,
                claims.place asc nulls last,
                reached.reach asc nulls last,
                case when cast($sort as varchar) = 'awarded' then states.awarded_amount end
                desc nulls last,
                case when cast($sort as varchar) = 'awarded' then states.other_amount end desc nulls last,
                case when cast($sort as varchar) = 'ends' then states.last_end_date end desc nulls last,
                case when cast($sort as varchar) = 'evaluation' then evaluation_terms.ordinal end
                asc nulls last,
                lower(interventions.name) asc,
                interventions.intervention_id asc
        ) as position
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
            $answers,
            $bodies
        ) as matches
    inner join projects_within($inspections, [], $priorities, $areas, $findings) as subject
        on matches.intervention_id = subject.intervention_id
    inner join register.interventions as interventions
        on matches.intervention_id = interventions.intervention_id
    inner join project_states_on(cast($today as date)) as states
        on matches.intervention_id = states.intervention_id
    left join claims on matches.intervention_id = claims.intervention_id
    left join reached on matches.intervention_id = reached.intervention_id
    left join register.vocabulary_terms as evaluation_terms
        on
            evaluation_terms.vocabulary = 'evaluation_status'
            and interventions.evaluation_status = evaluation_terms.term
    where
        matches.fits
        and (
            coalesce(cast($finding_id as varchar), cast($priority_id as varchar)) is null
            or claims.intervention_id is not null
        )
        and (cast($area_id as varchar) is null or reached.intervention_id is not null)
),

page as (
    select *
    from numbered
    where
        position > coalesce(cast($offset as bigint), 0)
        and (
            cast($limit as bigint) is null
            or position <= coalesce(cast($offset as bigint), 0) + cast($limit as bigint)
        )
),

placed as (
    select
        intervention_id,
        list(name order by name, intervention_area_id) as place_names
    from intervention_places
    group by intervention_id
),

answered as (
    select
        links.intervention_id,
        list(links.finding_id order by links.finding_id) as finding_ids_answered
    from register.finding_interventions as links
    inner join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term and terms.counts_as = 'answers'
    group by links.intervention_id
),

served as (
    select
        links.intervention_id,
        list(
            priorities.title
            order by priorities.plan_id asc, priorities.ordinal asc, priorities.priority_id asc
        ) as priority_titles
    from register.intervention_priorities as links
    inner join register.vocabulary_terms as terms
        on terms.vocabulary = 'relation' and links.relation = terms.term and terms.counts_as = 'answers'
    inner join register.priorities as priorities on links.priority_id = priorities.priority_id
    inner join plans_on(cast($today as date)) as plans
        on priorities.plan_id = plans.plan_id and plans.is_in_force
    group by links.intervention_id
),

granted as (
    select
        intervention_id,
        list(distinct source_id) as source_ids
    from register.grants
    group by intervention_id
)

select
    page.intervention_id,
    page.name,
    page.provider_id,
    organisations.name as provider_name,
    page.description,
    approaches.name as approach_name,
    approaches.rating,
    page.evaluation,
    page.grants,
    page.awarded_amount,
    page.other_amount,
    page.not_stated,
    page.last_end_date,
    as_status(
        page.funding,
        money_state_terms.label,
        money_state_terms.mark,
        money_state_terms.tone
    ) as money,
    coalesce(placed.place_names, cast([] as varchar[])) as place_names,
    coalesce(answered.finding_ids_answered, cast([] as varchar[])) as finding_ids_answered,
    coalesce(served.priority_titles, cast([] as varchar[])) as priority_titles,
    page.serves_earlier,
    list_sort(list_distinct(list_concat(
        [page.source_id],
        coalesce(granted.source_ids, cast([] as varchar[]))
    ))) as source_ids,
    page.relation,
    page.is_answer,
    bases.label as basis_label,
    page.rationale,
    page.claim_source_id,
    sources.title as claim_source_title,
    (['here', 'inside', 'around', 'force', 'no_code'])[page.reach] as reach
from page
inner join approach_ratings as approaches on page.approach_id = approaches.approach_id
inner join money_state_terms on page.funding = money_state_terms.state
left join register.organisations as organisations on page.provider_id = organisations.organisation_id
left join placed on page.intervention_id = placed.intervention_id
left join answered on page.intervention_id = answered.intervention_id
left join served on page.intervention_id = served.intervention_id
left join granted on page.intervention_id = granted.intervention_id
left join register.sources as sources on page.claim_source_id = sources.source_id
left join register.vocabulary_terms as bases
    on bases.vocabulary = 'link_basis' and page.basis = bases.term
order by page.position asc
