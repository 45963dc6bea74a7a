-- Statuses in the log of updates that are not terms of the vocabulary for that kind of thing.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the word that the vocabulary does not have
--
-- grain  row_key, column_name

with used as (
    select
        update_id as row_key,
        subject_type,
        'from_status' as column_name,
        from_status as value
    from register.updates
    union all
    select
        update_id as row_key,
        subject_type,
        'to_status' as column_name,
        to_status as value
    from register.updates
)

select
    'updates' as table_name,
    used.row_key,
    used.column_name,
    used.value
from used
inner join register.vocabulary_terms as kinds
    on kinds.vocabulary = 'subject_type' and used.subject_type = kinds.term
left join register.vocabulary_terms as known
    on kinds.counts_as = known.vocabulary and used.value = known.term
where used.value is not null and kinds.counts_as is not null and known.term is null
order by used.row_key, used.column_name
