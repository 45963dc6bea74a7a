-- One row per theme, with the texts by which it is suggested.
--
-- column theme_id VARCHAR
-- column name VARCHAR
-- column definition VARCHAR
-- column terms VARCHAR words that signal it, separated by semicolons
--
-- grain theme_id

select
    theme_id,
    name,
    definition,
    terms
from register.themes
order by theme_id
