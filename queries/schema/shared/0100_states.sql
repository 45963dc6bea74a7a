-- Where each finding, project, priority and theme is on a day. Every count in a sentence is a count of rows of these
-- four: what docs/counts.md defines is defined here and nowhere else.

-- One row per Plan: whether it is in force on the day. An end or a beginning that is not known is open.
create or replace macro memory.main.plans_on(day) as table (
    select
        plan_id,
        coalesce(starts_date <= day, true) and coalesce(ends_date >= day, true) as is_in_force
    from register.plans
);

-- One row per project.
--
-- `is_funded`: an award to it is on record, or the violence reduction unit pays for it, whatever has become of the money.
-- `funding` says what has become of it on the day, as money_states_on: running, to_come, end_not_stated, ended, applied_for
-- or none. `serves` looks at the Plan in force, `serves_earlier` at any other.
create or replace macro memory.main.project_states_on(day) as table (
    with answers as (
        select
            links.intervention_id,
            cast(count(distinct links.finding_id) as integer) as answered,
            cast(count(distinct links.finding_id) filter (
                where links.relation <> 'partly_addresses'
            ) as integer) as answered_in_full
        from register.finding_interventions as links
        inner join register.vocabulary_terms as relations
            on
                relations.vocabulary = 'relation'
                and links.relation = relations.term
                and relations.counts_as = 'answers'
        group by links.intervention_id
    ),

    serves as (
        select
            links.intervention_id,
            bool_or(plans.is_in_force) as serves,
            bool_or(not plans.is_in_force) as serves_earlier
        from register.intervention_priorities as links
        inner join register.vocabulary_terms as relations
            on
                relations.vocabulary = 'relation'
                and links.relation = relations.term
                and relations.counts_as = 'answers'
        inner join register.priorities as priorities on links.priority_id = priorities.priority_id
        inner join plans_on(day) as plans on priorities.plan_id = plans.plan_id
        group by links.intervention_id
    )

    select
        interventions.intervention_id,
        money.is_funded,
        states.money_state as funding,
        coalesce(answers.answered, 0) as answered,
        coalesce(answers.answered_in_full, 0) as answered_in_full,
        coalesce(serves.serves, false) as serves,
        coalesce(serves.serves_earlier, false) as serves_earlier,
        coalesce(evaluations.counts_as = 'evaluated', false) as is_evaluated,
        money.grants,
        money.awarded_amount,
        money.other_amount,
        money.not_stated,
        money.last_end_date
    from register.interventions as interventions
    inner join intervention_money as money on interventions.intervention_id = money.intervention_id
    inner join money_states_on(day) as states on interventions.intervention_id = states.intervention_id
    left join answers on interventions.intervention_id = answers.intervention_id
    left join serves on interventions.intervention_id = serves.intervention_id
    left join register.vocabulary_terms as evaluations
        on
            evaluations.vocabulary = 'evaluation_status'
            and interventions.evaluation_status = evaluations.term
);

-- One row per finding.
--
-- A finding calls for work unless it is a positive practice or is addressed to others. A project answers it when its link
-- says that it does what the finding asks, fully (`in_full`) or in part; one on the same subject is counted apart. `work` is
-- the best that the answering projects have to show on the day: funding_today, funding_later, end_not_known,
-- funding_ended or no_funding; where none answers, same_subject or no_project; and no_action_needed where the finding
-- does not call for work.
create or replace macro memory.main.finding_states_on(day) as table (
    with behind as (
        select
            links.finding_id,
            cast(count(*) filter (where relations.counts_as = 'answers') as integer) as answering,
            cast(count(*) filter (
                where relations.counts_as = 'answers' and links.relation <> 'partly_addresses'
            ) as integer) as in_full,
            cast(count(*) filter (where relations.counts_as = 'related') as integer) as related,
            list(distinct states.money_state) filter (where relations.counts_as = 'answers') as fundings
        from register.finding_interventions as links
        inner join money_states_on(day) as states on links.intervention_id = states.intervention_id
        left join register.vocabulary_terms as relations
            on relations.vocabulary = 'relation' and links.relation = relations.term
        group by links.finding_id
    ),

    bears_on as (
        select
            links.finding_id,
            cast(count(*) filter (where plans.is_in_force) as integer) as priorities,
            cast(count(*) as integer) as priorities_of_any_plan
        from register.finding_priorities as links
        inner join register.priorities as priorities on links.priority_id = priorities.priority_id
        inner join plans_on(day) as plans on priorities.plan_id = plans.plan_id
        group by links.finding_id
    ),

    known as (
        select
            findings.finding_id,
            findings.inspection_id,
            calls.calls_for_work,
            replies.reply_id,
            replies.acceptance,
            coalesce(acceptances.counts_as, 'silent') = 'replied' as is_replied,
            coalesce(behind.answering, 0) as answering,
            coalesce(behind.in_full, 0) as in_full,
            coalesce(behind.related, 0) as related,
            behind.fundings,
            coalesce(bears_on.priorities, 0) as priorities,
            coalesce(bears_on.priorities_of_any_plan, 0) as priorities_of_any_plan,
            delivered.delivery,
            delivered.updated_date as delivery_date,
            findings.due_date,
            coalesce(deliveries.counts_as = 'closed', false)
            or coalesce(agreed.counts_as = 'agreed', false) as is_closed,
            -- A recommendation under section 55 whose reply names neither an action nor a reason: section 55(5B).
            findings.finding_type = 'recommendation'
            and replies.reply_id is not null
            and replies.action_or_reason is null
            and inspections.response_required <> 'no'
            and coalesce(regimes.counts_as = 'section_55', false) as is_reply_bare
        from register.findings as findings
        inner join finding_calls as calls on findings.finding_id = calls.finding_id
        inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
        left join behind on findings.finding_id = behind.finding_id
        left join bears_on on findings.finding_id = bears_on.finding_id
        left join newest_replies as replies on findings.finding_id = replies.finding_id
        left join delivery_on(day) as delivered on findings.finding_id = delivered.finding_id
        left join register.vocabulary_terms as acceptances
            on acceptances.vocabulary = 'acceptance' and replies.acceptance = acceptances.term
        left join register.vocabulary_terms as deliveries
            on deliveries.vocabulary = 'delivery' and delivered.delivery = deliveries.term
        left join register.vocabulary_terms as agreed
            on
                agreed.vocabulary = 'inspectorate_status'
                and findings.inspectorate_status = agreed.term
        left join register.vocabulary_terms as regimes
            on regimes.vocabulary = 'response_regime' and inspections.response_regime = regimes.term
    )

    select
        * exclude (fundings, is_reply_bare),
        case
            when not calls_for_work then 'no_action_needed'
            when list_contains(fundings, 'running') then 'funding_today'
            when list_contains(fundings, 'to_come') then 'funding_later'
            when list_contains(fundings, 'end_not_stated') then 'end_not_known'
            when list_contains(fundings, 'ended') then 'funding_ended'
            when answering > 0 then 'no_funding'
            when related > 0 then 'same_subject'
            else 'no_project'
        end as work,
        calls_for_work and is_reply_bare as lacks_action
    from known
);

-- One row per Plan priority: the findings tied to it that call for work, and the projects that serve it.
create or replace macro memory.main.priority_states_on(day) as table (
    with tied as (
        select
            links.priority_id,
            cast(count(*) as integer) as findings,
            cast(count(*) filter (where states.calls_for_work) as integer) as findings_calling,
            cast(count(*) filter (where states.work = 'funding_today') as integer) as findings_funding_today,
            cast(count(*) filter (
                where states.calls_for_work and states.answering = 0
            ) as integer) as findings_unanswered
        from register.finding_priorities as links
        inner join finding_states_on(day) as states on links.finding_id = states.finding_id
        group by links.priority_id
    ),

    served as (
        select
            links.priority_id,
            cast(count(*) as integer) as projects,
            cast(count(*) filter (where states.funding = 'running') as integer) as projects_funding_today,
            cast(count(*) filter (
                where states.funding in ('applied_for', 'none')
            ) as integer) as projects_without_award
        from register.intervention_priorities as links
        inner join register.vocabulary_terms as relations
            on
                relations.vocabulary = 'relation'
                and links.relation = relations.term
                and relations.counts_as = 'answers'
        inner join project_states_on(day) as states on links.intervention_id = states.intervention_id
        group by links.priority_id
    )

    select
        priorities.priority_id,
        priorities.plan_id,
        plans.is_in_force,
        coalesce(tied.findings, 0) as findings,
        coalesce(tied.findings_calling, 0) as findings_calling,
        coalesce(tied.findings_funding_today, 0) as findings_funding_today,
        coalesce(tied.findings_unanswered, 0) as findings_unanswered,
        coalesce(served.projects, 0) as projects,
        coalesce(served.projects_funding_today, 0) as projects_funding_today,
        coalesce(served.projects_without_award, 0) as projects_without_award
    from register.priorities as priorities
    inner join plans_on(day) as plans on priorities.plan_id = plans.plan_id
    left join tied on priorities.priority_id = tied.priority_id
    left join served on priorities.priority_id = served.priority_id
);

-- Which findings a subject has: one row per finding. An empty list keeps all; what is given narrows further.
--
-- A wider theme holds those below it. A Plan priority's findings are those tied to it, a place's those that a project at
-- work there, or in a place within it, answers.
create or replace macro memory.main.findings_within(
    inspections, themes, priorities, areas, findings
) as table (
    with recursive places as (
        select area_id
        from register.areas
        where list_contains(cast(areas as varchar[]), area_id)
        union
        select below.area_id
        from places
        inner join register.areas as below on places.area_id = below.parent_area_id
    )

    select held.finding_id
    from register.findings as held
    where
        (
            len(cast(inspections as varchar[])) = 0
            or list_contains(cast(inspections as varchar[]), held.inspection_id)
        )
        and (
            len(cast(findings as varchar[])) = 0
            or list_contains(cast(findings as varchar[]), held.finding_id)
        )
        and (
            len(cast(themes as varchar[])) = 0
            or held.finding_id in (
                select about.finding_id
                from register.finding_themes as about
                inner join register.themes as subjects on about.theme_id = subjects.theme_id
                where
                    list_contains(cast(themes as varchar[]), subjects.theme_id)
                    or list_contains(cast(themes as varchar[]), subjects.parent_theme_id)
            )
        )
        and (
            len(cast(priorities as varchar[])) = 0
            or held.finding_id in (
                select links.finding_id
                from register.finding_priorities as links
                where list_contains(cast(priorities as varchar[]), links.priority_id)
            )
        )
        and (
            len(cast(areas as varchar[])) = 0
            or held.finding_id in (
                select links.finding_id
                from register.intervention_areas as at_work
                inner join places on at_work.area_id = places.area_id
                inner join register.finding_interventions as links
                    on at_work.intervention_id = links.intervention_id
                where counts_as('relation', links.relation) = 'answers'
            )
        )
);

-- Which projects a subject has: one row per project. An empty list keeps all; what is given narrows further.
--
-- The projects of an inspection or of findings are those that answer one of them, a theme's those on it, a Plan
-- priority's those that serve it fully or in part, a place's those at work in it or in a place within it.
create or replace macro memory.main.projects_within(
    inspections, themes, priorities, areas, findings
) as table (
    with recursive places as (
        select area_id
        from register.areas
        where list_contains(cast(areas as varchar[]), area_id)
        union
        select below.area_id
        from places
        inner join register.areas as below on places.area_id = below.parent_area_id
    )

    select held.intervention_id
    from register.interventions as held
    where
        (
            len(cast(inspections as varchar[])) + len(cast(findings as varchar[])) = 0
            or held.intervention_id in (
                select links.intervention_id
                from register.finding_interventions as links
                inner join register.findings as answered on links.finding_id = answered.finding_id
                where
                    counts_as('relation', links.relation) = 'answers'
                    and (
                        len(cast(inspections as varchar[])) = 0
                        or list_contains(cast(inspections as varchar[]), answered.inspection_id)
                    )
                    and (
                        len(cast(findings as varchar[])) = 0
                        or list_contains(cast(findings as varchar[]), answered.finding_id)
                    )
            )
        )
        and (
            len(cast(themes as varchar[])) = 0
            or held.intervention_id in (
                select about.intervention_id
                from register.intervention_themes as about
                inner join register.themes as subjects on about.theme_id = subjects.theme_id
                where
                    list_contains(cast(themes as varchar[]), subjects.theme_id)
                    or list_contains(cast(themes as varchar[]), subjects.parent_theme_id)
            )
        )
        and (
            len(cast(priorities as varchar[])) = 0
            or held.intervention_id in (
                select links.intervention_id
                from register.intervention_priorities as links
                where
                    counts_as('relation', links.relation) = 'answers'
                    and list_contains(cast(priorities as varchar[]), links.priority_id)
            )
        )
        and (
            len(cast(areas as varchar[])) = 0
            or held.intervention_id in (
                select at_work.intervention_id
                from register.intervention_areas as at_work
                inner join places on at_work.area_id = places.area_id
            )
        )
);

-- Where each theme is in a list: wide themes in order, each followed by those below it.
create or replace view memory.main.theme_places as (
    select
        themes.theme_id,
        themes.name,
        themes.parent_theme_id,
        cast(row_number() over (
            order by
                lower(coalesce(parents.name, themes.name)) asc,
                coalesce(themes.parent_theme_id, themes.theme_id) asc,
                themes.parent_theme_id is not null asc,
                lower(themes.name) asc,
                themes.theme_id asc
        ) as integer) as place
    from register.themes as themes
    left join register.themes as parents on themes.parent_theme_id = parents.theme_id
);

-- One row per theme and theme within it, itself among them.
create or replace view memory.main.theme_families as (
    select
        theme_id,
        theme_id as below
    from register.themes
    union all
    select
        parent_theme_id as theme_id,
        theme_id as below
    from register.themes
    where parent_theme_id is not null
);

-- One row per theme with the findings of a subject (see findings_within); a wider theme holds those of the themes within it.
-- A finding with two themes counts in both; those without a theme have a row without a key.
create or replace macro memory.main.theme_states_on(
    day, inspections, themes, priorities, areas, findings
) as table (
    with about_findings as (
        select distinct
            family.theme_id,
            states.finding_id,
            states.calls_for_work,
            states.is_replied,
            states.reply_id,
            states.work
        from finding_states_on(day) as states
        inner join
            findings_within(inspections, themes, priorities, areas, findings) as held
            on states.finding_id = held.finding_id
        left join register.finding_themes as about on states.finding_id = about.finding_id
        left join theme_families as family on about.theme_id = family.below
    )

    select
        theme_id,
        cast(count(*) as integer) as findings,
        cast(count(*) filter (where calls_for_work) as integer) as calling,
        cast(count(*) filter (where calls_for_work and is_replied) as integer) as replied,
        cast(count(*) filter (where calls_for_work and reply_id is null) as integer) as without_response,
        cast(count(*) filter (
            where calls_for_work and work not in ('same_subject', 'no_project')
        ) as integer) as answered,
        cast(count(*) filter (where work = 'funding_today') as integer) as funding_today,
        cast(count(*) filter (where work = 'funding_later') as integer) as funding_later,
        cast(count(*) filter (where work = 'end_not_known') as integer) as end_not_known,
        cast(count(*) filter (where work = 'funding_ended') as integer) as funding_ended,
        cast(count(*) filter (where work = 'no_funding') as integer) as no_funding,
        cast(count(*) filter (where work in ('same_subject', 'no_project')) as integer) as unanswered
    from about_findings
    group by theme_id
);

-- The same of the projects of a subject (see projects_within): their funding, the pounds of the awards that run on the day,
-- and the best rating of their approaches.
create or replace macro memory.main.theme_projects_on(
    day, inspections, themes, priorities, areas, findings
) as table (
    with awards_today as (
        select
            grants.intervention_id,
            sum(grants.amount) filter (where bases.counts_as = 'given') as pounds,
            count(*) filter (
                where grants.amount is null or coalesce(bases.counts_as <> 'given', true)
            ) as not_confirmed
        from register.grants as grants
        left join
            register.vocabulary_terms as bases
            on bases.vocabulary = 'grant_amount_basis' and grants.amount_basis = bases.term
        where
            grants.amount_basis <> 'applied_for'
            and grants.ends_date >= cast(day as date)
            and coalesce(grants.starts_date <= cast(day as date), true)
        group by grants.intervention_id
    ),

    about_projects as (
        select distinct
            family.theme_id,
            states.intervention_id,
            states.money_state,
            awards_today.pounds,
            awards_today.not_confirmed,
            ratings.rating,
            ratings.strength,
            ratings.rating_place,
            ratings.name as approach_name
        from money_states_on(day) as states
        inner join
            projects_within(inspections, themes, priorities, areas, findings) as held
            on states.intervention_id = held.intervention_id
        inner join register.interventions as interventions
            on states.intervention_id = interventions.intervention_id
        inner join approach_ratings as ratings on interventions.approach_id = ratings.approach_id
        left join awards_today on states.intervention_id = awards_today.intervention_id
        left join register.intervention_themes as about on states.intervention_id = about.intervention_id
        left join theme_families as family on about.theme_id = family.below
    )

    select
        theme_id,
        cast(count(*) as integer) as projects,
        cast(count(*) filter (where money_state = 'running') as integer) as projects_funding_today,
        cast(count(*) filter (where money_state = 'end_not_stated') as integer) as projects_end_not_known,
        sum(pounds) as pounds_today,
        cast(coalesce(sum(not_confirmed), 0) as integer) as awards_not_confirmed,
        arg_min(rating, (rating_place, approach_name)) as rating,
        arg_min_null(strength, (rating_place, approach_name)) as strength,
        arg_min(approach_name, (rating_place, approach_name)) filter (where rating is not null)
            as approach_name
    from about_projects
    group by theme_id
);

-- One row per theme and priority of a Plan in force, of a subject: its findings that call for work and bear on the priority,
-- and its projects that serve it. A wider theme holds those of the themes within it.
create or replace macro memory.main.theme_priorities_on(
    day, inspections, themes, priorities, areas, findings
) as table (
    with tied as (
        select
            about.theme_id,
            links.priority_id,
            links.finding_id,
            null as intervention_id
        from register.finding_priorities as links
        inner join finding_calls as calls on links.finding_id = calls.finding_id and calls.calls_for_work
        inner join
            findings_within(inspections, themes, priorities, areas, findings) as held
            on links.finding_id = held.finding_id
        left join register.finding_themes as about on links.finding_id = about.finding_id
        union all
        select
            about.theme_id,
            links.priority_id,
            null as finding_id,
            links.intervention_id
        from register.intervention_priorities as links
        inner join register.vocabulary_terms as relations
            on
                relations.vocabulary = 'relation'
                and links.relation = relations.term
                and relations.counts_as = 'answers'
        inner join
            projects_within(inspections, themes, priorities, areas, findings) as held
            on links.intervention_id = held.intervention_id
        left join register.intervention_themes as about on links.intervention_id = about.intervention_id
    )

    select
        family.theme_id,
        tied.priority_id,
        cast(count(distinct tied.finding_id) as integer) as findings,
        cast(count(distinct tied.intervention_id) as integer) as projects
    from tied
    inner join register.priorities as priorities on tied.priority_id = priorities.priority_id
    inner join
        plans_on(cast(day as date)) as plans
        on priorities.plan_id = plans.plan_id and plans.is_in_force
    left join theme_families as family on tied.theme_id = family.below
    group by family.theme_id, tied.priority_id
);
