-- Places that are said to lie in a place of the same kind or a smaller one.
--
-- column table_name   VARCHAR
-- column row_key      VARCHAR
-- column column_name  VARCHAR
-- column value        VARCHAR  the place that is no larger kind
--
-- grain  row_key

select
    'areas' as table_name,
    areas.area_id as row_key,
    'parent_area_id' as column_name,
    areas.parent_area_id as value
from register.areas as areas
inner join register.areas as larger on areas.parent_area_id = larger.area_id
inner join register.vocabulary_terms as kind
    on kind.vocabulary = 'area_type' and areas.area_type = kind.term
inner join register.vocabulary_terms as larger_kind
    on larger_kind.vocabulary = 'area_type' and larger.area_type = larger_kind.term
-- The vocabulary runs from the largest kind of place to the smallest.
where larger_kind.ordinal >= kind.ordinal
order by row_key
