-- Statuses recorded for a finding that are not terms of the vocabulary delivery.
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
        'from_status' as column_name,
        from_status as value
    from register.updates
    where subject_type = 'finding'
    union all
    select
        update_id as row_key,
        'to_status' as column_name,
        to_status as value
    from register.updates
    where subject_type = 'finding'
)

select
    'updates' as table_name,
    used.row_key,
    used.column_name,
    used.value
from used
left join register.vocabulary_terms as known
    on known.vocabulary = 'delivery' and used.value = known.term
where used.value is not null and known.term is null
order by used.row_key, used.column_name
