-- What the audit trail can be narrowed by: every role, kind and state in it, with how many recordings have it.
--
-- column facet VARCHAR roles, kinds or states
-- column value VARCHAR
-- column recordings BIGINT
--
-- grain facet, value

with undone_recordings as (
    select distinct undoes as recording_id
    from register.recordings
    where undoes is not null
),

facets as (
    select
        'roles' as facet,
        actor_role as value
    from register.recordings
    union all
    select
        'kinds' as facet,
        kind as value
    from register.recordings
    union all
    select
        'states' as facet,
        case
            when undone_recordings.recording_id is not null then 'undone'
            when recordings.undoes is not null then 'undoing'
            else 'stands'
        end as value
    from register.recordings as recordings
    left join undone_recordings on recordings.recording_id = undone_recordings.recording_id
)

select
    facet,
    value,
    count(*) as recordings
from facets
group by facet, value
order by facet asc, recordings desc, value asc
