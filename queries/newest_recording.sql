-- The newest decision that was saved about a finding (its actions, evidence, links and reply too) or about the response
-- to an inspection, and is in effect: at most one row. What came out of a document, a table or a build is not a decision.
--
-- param finding_id VARCHAR null for none
-- param inspection_id VARCHAR null for none
--
-- column recording_id VARCHAR
-- column recorded_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column words VARCHAR
--
-- grain recording_id

with asked as (
    select
        subject_type,
        subject_id
    from subjects
    where
        finding_id = cast($finding_id as varchar)
        or (inspection_id = cast($inspection_id as varchar) and subject_type = 'response')
),

about as (
    select
        'updates' as table_name,
        updates.update_id as row_key
    from register.updates as updates
    inner join asked on updates.subject_type = asked.subject_type and updates.subject_id = asked.subject_id
    union all
    select
        case asked.subject_type
            when 'action' then 'actions'
            when 'evidence' then 'evidence'
            when 'response' then 'responses'
            when 'finding' then 'findings'
        end as table_name,
        asked.subject_id as row_key
    from asked
    union all
    select
        'link_decisions' as table_name,
        decision_id as row_key
    from register.link_decisions
    where finding_id = cast($finding_id as varchar)
    union all
    select
        'response_replies' as table_name,
        reply_id as row_key
    from register.response_replies
    where finding_id = cast($finding_id as varchar)
)

select
    recordings.recording_id,
    recordings.recorded_at,
    recordings.actor_role,
    recordings.words
from register.recordings as recordings
where
    recordings.kind in ('update', 'reply', 'response', 'action', 'evidence', 'link')
    and not exists (
        select 1
        from register.recordings as later
        where later.undoes = recordings.recording_id
    )
    and exists (
        select 1
        from register.row_changes as changes
        inner join about on changes.table_name = about.table_name and changes.row_key = about.row_key
        where changes.recording_id = recordings.recording_id
    )
order by recordings.recorded_at desc, recordings.recording_id desc
limit 1
