-- The audit trail: one row per time that somebody saved something, the newest first. Names of people are kept here.
--
-- param recording_id VARCHAR one recording; null or empty keeps all
-- param search VARCHAR every word must occur in what was done or in the name; null or empty keeps all
-- param roles VARCHAR[] who, as roles; an empty list keeps all, here and below
-- param kinds VARCHAR[] what was done, in a word
-- param states VARCHAR[] stands (in effect), undone (later) or undoing (undoes another one)
-- param since DATE first day; null begins at the beginning
-- param until DATE last day; null ends with the newest
-- param limit INTEGER the most rows; null gives all
-- param offset INTEGER rows to pass over; null is none
--
-- column recording_id VARCHAR
-- column recorded_at TIMESTAMP London time
-- column actor_role VARCHAR
-- column actor_name VARCHAR empty where nobody signs in
-- column kind VARCHAR
-- column words VARCHAR
-- column rows_written BIGINT
-- column state VARCHAR stands (in effect), undone or undoing
-- column recordings BIGINT how many fit the choice, on whatever page
--
-- grain recording_id

with written as (
    select
        recording_id,
        count(*) as rows_written
    from register.row_changes
    group by recording_id
),

undone_recordings as (
    select distinct undoes as recording_id
    from register.recordings
    where undoes is not null
),

known as (
    select
        recordings.recording_id,
        recordings.recorded_at,
        recordings.actor_role,
        recordings.actor_name,
        recordings.kind,
        recordings.words,
        coalesce(written.rows_written, 0) as rows_written,
        case
            when undone_recordings.recording_id is not null then 'undone'
            when recordings.undoes is not null then 'undoing'
            else 'stands'
        end as state,
        strip_accents(lower(concat_ws(' ', recordings.words, recordings.actor_name))) as searched
    from register.recordings as recordings
    left join written on recordings.recording_id = written.recording_id
    left join undone_recordings on recordings.recording_id = undone_recordings.recording_id
),

fitting as (
    select
        recording_id,
        recorded_at,
        actor_role,
        actor_name,
        kind,
        words,
        rows_written,
        state
    from known
    where
        coalesce(cast($recording_id as varchar), '') in ('', recording_id)
        and (len(cast($roles as varchar[])) = 0 or list_contains(cast($roles as varchar[]), actor_role))
        and (len(cast($kinds as varchar[])) = 0 or list_contains(cast($kinds as varchar[]), kind))
        and (len(cast($states as varchar[])) = 0 or list_contains(cast($states as varchar[]), state))
        and coalesce(cast(recorded_at as date) >= cast($since as date), true)
        and coalesce(cast(recorded_at as date) <= cast($until as date), true)
        and list_bool_and(
            list_transform(
                string_split_regex(trim(strip_accents(lower(coalesce(cast($search as varchar), '')))), '\s+'),
                lambda word: contains(searched, word)
            )
        )
)

select
    recording_id,
    recorded_at,
    actor_role,
    actor_name,
    kind,
    words,
    rows_written,
    state,
    (select count(counted.recording_id) from fitting as counted) as recordings
from fitting
order by recorded_at desc, recording_id desc
limit $limit offset $offset
