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

-- One row per finding: whether it calls for work. It does unless it is a positive practice or is addressed to others.
create or replace view memory.main.finding_calls as (
    select
        findings.finding_id,
        coalesce(kinds.counts_as, 'to_answer') <> 'practice'
        and coalesce(addressees.counts_as, 'ours') = 'ours' as calls_for_work
    from register.findings as findings
    left join
        register.vocabulary_terms as kinds
        on kinds.vocabulary = 'finding_type' and findings.finding_type = kinds.term
    left join
        register.vocabulary_terms as addressees
        on addressees.vocabulary = 'addressed_to_us' and findings.addressed_to_us = addressees.term
);
