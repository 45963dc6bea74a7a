-- Addresses of sources and responses that are not web addresses, so that no link leads anywhere else.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the address
--
-- grain  table_name, row_key

with addresses as (
    select
        'sources' as table_name,
        source_id as row_key,
        url as value
    from register.sources
    union all
    select
        'responses' as table_name,
        response_id as row_key,
        url as value
    from register.responses
)

select
    table_name,
    row_key,
    'url' as column_name,
    value
from addresses
where not regexp_full_match(value, '(?i)https?://[^\s]+')
order by table_name, row_key
