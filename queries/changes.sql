-- What changed after one moment up to another: one row per thing and kind of change, what calls for talk first.
--
-- A thing is compared as it was at the first moment and at the second: a status that went and came back is no change of
-- status. The stage of a response is compared at the end of the two days. Whatever else somebody saved (a document, a
-- table, a link) is a change of kind saved; what was undone is left out, with its undoing. Rows are listed up to a number
-- for each kind of change and of thing, the newest of them; all are counted.
--
-- param since TIMESTAMP changes up to this moment are left out; a day is its last moment
-- param until TIMESTAMP changes up to this moment are in
-- param notice_days INTEGER
-- param finding_ids VARCHAR[] changes of these, of whatever hangs on them and of the responses to their reports; an empty
-- list keeps all
-- param most INTEGER rows for each kind of change and of thing; null gives all
--
-- column change VARCHAR reopened, slipped, new, moved, closed, noted (said, or changed and changed back) or saved
-- column subject_type VARCHAR saving where it is no change of one thing
-- column subject_id VARCHAR
-- column subject_label VARCHAR kind of thing
-- column title VARCHAR what the thing is called, or its key where the register does not hold it; of a saving, what was
-- saved
-- column finding_id VARCHAR? the finding to open, where there is one
-- column inspection_id VARCHAR?
-- column intervention_id VARCHAR?
-- column from_status STATUS? status at the first moment; empty where none was recorded
-- column to_status STATUS? status at the second
-- column from_due_date DATE?
-- column to_due_date DATE?
-- column changed_at TIMESTAMP? London time of the newest step, or the day of publication; empty where neither is known
-- column actor_role VARCHAR? who recorded the newest step; empty where only days show the change
-- column reason VARCHAR? the newest that was given
-- column steps INTEGER how often it was recorded between the two moments; 0 where only days show it
-- column things INTEGER how many things of this kind changed like this
--
-- grain change, subject_type, subject_id

with chosen as (
    select
        subject_type,
        subject_id
    from subjects
    where
        len(cast($finding_ids as varchar[])) > 0
        and list_contains(cast($finding_ids as varchar[]), finding_id)
    union
    select
        'response' as subject_type,
        unnest([responses.response_id, findings.inspection_id]) as subject_id
    from register.findings as findings
    left join register.responses as responses on findings.inspection_id = responses.inspection_id
    where list_contains(cast($finding_ids as varchar[]), findings.finding_id)
),

touched as (
    select distinct
        subject_type,
        subject_id
    from register.updates
    where updated_at > cast($since as timestamp) and updated_at <= cast($until as timestamp)
),

logged as (
    select
        updates.subject_type,
        updates.subject_id,
        updates.update_id,
        updates.updated_at,
        updates.from_status,
        updates.to_status,
        updates.from_due_date,
        updates.to_due_date,
        updates.updated_at > cast($since as timestamp) as is_later
    from register.updates as updates
    inner join touched
        on updates.subject_type = touched.subject_type and updates.subject_id = touched.subject_id
    where updates.updated_at <= cast($until as timestamp)
),

folded as (
    select
        logged.subject_type,
        logged.subject_id,
        coalesce(
            arg_max(logged.to_status, (logged.updated_at, logged.update_id))
            filter (where logged.to_status is not null and not logged.is_later),
            -- Of the first step, even where nothing was before it: a later step would give its own end.
            struct_extract(
                arg_min({ 'before': logged.from_status }, (logged.updated_at, logged.update_id))
                filter (where logged.to_status is not null and logged.is_later),
                'before'
            )
        ) as from_status,
        arg_max(logged.to_status, (logged.updated_at, logged.update_id))
        filter (where logged.to_status is not null) as to_status,
        coalesce(
            arg_max(logged.to_due_date, (logged.updated_at, logged.update_id))
            filter (where logged.to_due_date is not null and not logged.is_later),
            struct_extract(
                arg_min({ 'before': logged.from_due_date }, (logged.updated_at, logged.update_id))
                filter (where logged.to_due_date is not null and logged.is_later),
                'before'
            )
        ) as from_due_date,
        arg_max(logged.to_due_date, (logged.updated_at, logged.update_id))
        filter (where logged.to_due_date is not null) as to_due_date,
        bool_or(not logged.is_later) as was_known,
        cast(count(*) filter (where logged.is_later) as integer) as steps,
        max((logged.updated_at, logged.update_id)) as newest
    from logged
    group by logged.subject_type, logged.subject_id
),

compared as (
    select
        folded.*,
        coalesce(before.counts_as = 'closed', false) as was_closed,
        coalesce(present.counts_as = 'closed', false) as is_closed
    from folded
    left join register.vocabulary_terms as kinds
        on kinds.vocabulary = 'subject_type' and folded.subject_type = kinds.term
    left join register.vocabulary_terms as before
        on kinds.counts_as = before.vocabulary and folded.from_status = before.term
    left join register.vocabulary_terms as present
        on kinds.counts_as = present.vocabulary and folded.to_status = present.term
),

by_log as (
    select
        case
            when
                not compared.was_known
                and compared.from_status is null
                and compared.subject_type in ('action', 'evidence', 'link', 'reply')
                and compared.to_status is not null
                then 'new'
            when compared.was_closed and not compared.is_closed then 'reopened'
            when compared.is_closed and not compared.was_closed then 'closed'
            when coalesce(compared.to_status, '') <> coalesce(compared.from_status, '') then 'moved'
            when compared.to_due_date < compared.from_due_date then 'moved'
            when compared.to_due_date is not null and compared.from_due_date is null then 'moved'
            when compared.to_due_date > compared.from_due_date then null
            else 'noted'
        end as change,
        compared.subject_type,
        compared.subject_id,
        compared.from_status,
        compared.to_status,
        compared.from_due_date,
        compared.to_due_date,
        compared.newest,
        struct_extract(compared.newest, 1) as changed_at,
        compared.steps
    from compared
    -- A word on a response is shown with its stage, where that changed.
    where compared.subject_type <> 'response' or compared.to_status is not null
),

stages as (
    select
        'response' as subject_type,
        coalesce(present.response_id, present.inspection_id) as subject_id,
        present.inspection_id,
        past.stage as from_status,
        present.stage as to_status,
        present.clock_state,
        case
            when present.stage = 'overdue' then present.last_lawful_day + 1
            else present.answered_date
        end as changed_date
    from response_clocks(cast($until as date), cast($notice_days as integer)) as present
    inner join response_clocks(cast($since as date), cast($notice_days as integer)) as past
        on present.inspection_id = past.inspection_id
    where
        present.stage is distinct from past.stage
        and coalesce(present.published_date <= cast($until as date), true)
),

by_days as (
    select
        case
            when stages.clock_state in ('answered', 'settled') then 'closed'
            when stages.to_status = 'overdue' then 'slipped'
            when stages.clock_state = 'late' then 'closed'
            else 'moved'
        end as change,
        stages.subject_type,
        stages.subject_id,
        stages.from_status,
        stages.to_status,
        cast(null as date) as from_due_date,
        cast(null as date) as to_due_date,
        folded.newest,
        coalesce(struct_extract(folded.newest, 1), cast(stages.changed_date as timestamp)) as changed_at,
        coalesce(folded.steps, 0) as steps
    from stages
    left join folded
        on stages.subject_type = folded.subject_type and stages.subject_id = folded.subject_id
    union all
    select
        'noted' as change,
        folded.subject_type,
        folded.subject_id,
        null as from_status,
        null as to_status,
        null as from_due_date,
        null as to_due_date,
        folded.newest,
        struct_extract(folded.newest, 1) as changed_at,
        folded.steps
    from folded
    where
        folded.subject_type = 'response'
        and folded.to_status is null
        and folded.subject_id not in (select stages.subject_id from stages)
    union all
    select
        'new' as change,
        'finding' as subject_type,
        findings.finding_id as subject_id,
        null as from_status,
        null as to_status,
        null as from_due_date,
        null as to_due_date,
        null as newest,
        cast(inspections.published_date as timestamp) as changed_at,
        0 as steps
    from register.findings as findings
    inner join register.inspections as inspections on findings.inspection_id = inspections.inspection_id
    where
        inspections.published_date > cast($since as date)
        and inspections.published_date <= cast($until as date)
    union all
    select
        'new' as change,
        'reply' as subject_type,
        replies.finding_id as subject_id,
        null as from_status,
        max(replies.acceptance) as to_status,
        null as from_due_date,
        null as to_due_date,
        null as newest,
        cast(max(responses.published_date) as timestamp) as changed_at,
        0 as steps
    from newest_replies as replies
    inner join register.responses as responses on replies.response_id = responses.response_id
    where
        responses.published_date > cast($since as date)
        and responses.published_date <= cast($until as date)
        and replies.finding_id not in (
            select touched.subject_id
            from touched
            where touched.subject_type = 'reply'
        )
    group by replies.finding_id
),

every_change as (
    select by_log.*
    from by_log
    where by_log.change is not null
    union all
    select
        'slipped' as change,
        by_log.* exclude (change)
    from by_log
    where by_log.to_due_date > by_log.from_due_date
    union all
    select by_days.*
    from by_days
),

kept as (
    select every_change.*
    from every_change
    where
        len(cast($finding_ids as varchar[])) = 0
        or (every_change.subject_type, every_change.subject_id) in (
            select
                chosen.subject_type,
                chosen.subject_id
            from chosen
        )
    union all by name
    select
        'saved' as change,
        'saving' as subject_type,
        recording_id as subject_id,
        recorded_at as changed_at,
        1 as steps
    from savings
    where
        len(cast($finding_ids as varchar[])) = 0
        and recorded_at > cast($since as timestamp)
        and recorded_at <= cast($until as timestamp)
),

ranked as (
    select
        kept.*,
        row_number() over (
            partition by kept.change, kept.subject_type
            order by kept.changed_at desc nulls last, kept.newest desc nulls last, kept.subject_id asc
        ) as place,
        cast(
            count(*) over (partition by kept.change, kept.subject_type) as integer
        ) as things
    from kept
),

listed as (
    select
        ranked.*,
        case when ranked.subject_type in ('finding', 'reply', 'inspectorate') then ranked.subject_id end
            as own_finding_id
    from ranked
    where ranked.place <= coalesce(cast($most as integer), ranked.place)
),

-- The view subjects would give the names too, but of everything there is.
linked as (
    select
        link_id,
        finding_id,
        intervention_id,
        cast(null as varchar) as priority_id
    from register.finding_interventions
    where link_id in (select listed.subject_id from listed)
    union all
    select
        link_id,
        finding_id,
        null as intervention_id,
        priority_id
    from register.finding_priorities
    where link_id in (select listed.subject_id from listed)
    union all
    select
        link_id,
        null as finding_id,
        intervention_id,
        priority_id
    from register.intervention_priorities
    where link_id in (select listed.subject_id from listed)
),

named as (
    select
        listed.subject_type,
        listed.subject_id,
        findings.finding_id,
        coalesce(findings.inspection_id, responses.inspection_id, inspections.inspection_id)
            as inspection_id,
        linked.intervention_id,
        case
            when listed.subject_type = 'link'
                then
                    coalesce(findings.summary, interventions.name)
                    || ' → '
                    || coalesce(priorities.title, interventions.name)
            else
                coalesce(evidence.title, actions.title, findings.summary, answered.title, inspections.title)
        end as title
    from (
        select distinct
            listed.subject_type,
            listed.subject_id,
            listed.own_finding_id
        from listed
    ) as listed
    left join linked on listed.subject_type = 'link' and listed.subject_id = linked.link_id
    left join register.evidence as evidence
        on listed.subject_type = 'evidence' and listed.subject_id = evidence.evidence_id
    left join register.actions as actions
        on
            case
                when listed.subject_type = 'action' then listed.subject_id
                when evidence.subject_type = 'action' then evidence.subject_id
            end
            = actions.action_id
    left join register.responses as responses
        on listed.subject_type = 'response' and listed.subject_id = responses.response_id
    left join register.inspections as answered on responses.inspection_id = answered.inspection_id
    left join register.inspections as inspections
        on listed.subject_type = 'response' and listed.subject_id = inspections.inspection_id
    left join register.findings as findings
        on
            coalesce(
                listed.own_finding_id,
                linked.finding_id,
                actions.finding_id,
                case when evidence.subject_type = 'finding' then evidence.subject_id end
            )
            = findings.finding_id
    left join register.interventions as interventions
        on linked.intervention_id = interventions.intervention_id
    left join register.priorities as priorities on linked.priority_id = priorities.priority_id
)

select
    listed.change,
    listed.subject_type,
    listed.subject_id,
    coalesce(kinds.label, case when savings.recording_id is null then listed.subject_type else 'Saved' end)
        as subject_label,
    coalesce(named.title, savings.words, listed.subject_id) as title,
    named.finding_id,
    named.inspection_id,
    named.intervention_id,
    as_status(listed.from_status, before.label, before.mark, before.tone) as from_status,
    as_status(listed.to_status, present.label, present.mark, present.tone) as to_status,
    listed.from_due_date,
    listed.to_due_date,
    listed.changed_at,
    coalesce(newest.actor_role, savings.actor_role) as actor_role,
    newest.reason,
    listed.steps,
    listed.things
from listed
left join register.updates as newest on struct_extract(listed.newest, 2) = newest.update_id
left join savings
    on listed.subject_type = 'saving' and listed.subject_id = savings.recording_id
left join named
    on listed.subject_type = named.subject_type and listed.subject_id = named.subject_id
left join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and listed.subject_type = kinds.term
left join register.vocabulary_terms as before
    on kinds.counts_as = before.vocabulary and listed.from_status = before.term
left join register.vocabulary_terms as present
    on kinds.counts_as = present.vocabulary and listed.to_status = present.term
order by
    case listed.change
        when 'reopened' then 1
        when 'slipped' then 2
        when 'new' then 3
        when 'moved' then 4
        when 'closed' then 5
        when 'noted' then 6
        else 7
    end asc,
    kinds.ordinal asc nulls last,
    listed.place asc,
    listed.subject_id asc
