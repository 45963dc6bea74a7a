-- One row per finding with a reply: the newest response's word on it.
create or replace view memory.main.newest_replies as (
    select
        replies.finding_id,
        replies.reply_id,
        replies.response_id,
        replies.acceptance,
        replies.action_or_reason,
        replies.reference,
        replies.note
    from register.response_replies as replies
    inner join register.responses as responses on replies.response_id = responses.response_id
    qualify row_number() over (
        partition by replies.finding_id
        order by responses.published_date desc nulls last, replies.reply_id desc
    ) = 1
);

-- Where the delivery of each finding stood at the end of a day: one row per finding with a recorded status.
create or replace macro memory.main.delivery_on(day) as table (
    select
        subject_id as finding_id,
        arg_max(to_status, (updated_at, update_id)) as delivery,
        cast(max(updated_at) as date) as updated_date
    from register.updates
    where subject_type = 'finding' and to_status is not null and cast(updated_at as date) <= day
    group by subject_id
);

-- One row per finding: the work and the money that answer it.
--
-- An intervention answers a finding when its link says that it addresses it, fully or in part; a project on the same
-- subject is counted apart. A finding calls for work unless it is a positive practice or is addressed to others. The
-- vocabulary is joined rather than asked by counts_as: half the queries rest on this view, and each such question costs
-- more than a millisecond to plan.
create or replace view memory.main.finding_links as (
    with links as (
        select
            links.finding_id,
            cast(count(*) filter (where relations.counts_as = 'answers') as integer) as answering,
            cast(count(*) filter (where relations.counts_as = 'answers' and money.is_funded) as integer)
                as funded,
            cast(count(*) filter (where relations.counts_as = 'related') as integer) as related
        from register.finding_interventions as links
        inner join intervention_money as money on links.intervention_id = money.intervention_id
        left join
            register.vocabulary_terms as relations
            on relations.vocabulary = 'relation' and links.relation = relations.term
        group by links.finding_id
    ),

    priority_links as (
        select
            finding_id,
            cast(count(*) as integer) as priorities
        from register.finding_priorities
        group by finding_id
    )

    select
        findings.finding_id,
        coalesce(links.answering, 0) as answering_interventions,
        coalesce(links.funded, 0) as funded_interventions,
        coalesce(links.related, 0) as related_interventions,
        coalesce(priority_links.priorities, 0) as priorities,
        coalesce(kinds.counts_as, 'to_answer') <> 'practice'
        and coalesce(addressees.counts_as, 'ours') = 'ours' as calls_for_work
    from register.findings as findings
    left join links on findings.finding_id = links.finding_id
    left join priority_links on findings.finding_id = priority_links.finding_id
    left join
        register.vocabulary_terms as kinds
        on kinds.vocabulary = 'finding_type' and findings.finding_type = kinds.term
    left join
        register.vocabulary_terms as addressees
        on addressees.vocabulary = 'addressed_to_us' and findings.addressed_to_us = addressees.term
);
