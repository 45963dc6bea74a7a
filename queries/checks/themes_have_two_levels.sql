-- Themes that lie below a theme which itself lies below another, or below themselves: there are two levels only.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the wider theme that is not a top one
--
-- grain  row_key

select
    'themes' as table_name,
    themes.theme_id as row_key,
    'parent_theme_id' as column_name,
    themes.parent_theme_id as value
from register.themes as themes
inner join register.themes as wider on themes.parent_theme_id = wider.theme_id
where wider.parent_theme_id is not null
order by row_key
