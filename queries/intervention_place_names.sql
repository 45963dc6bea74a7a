-- One row per place where one intervention is at work, by name.
--
-- param intervention_id VARCHAR
--
-- column intervention_area_id VARCHAR
-- column area_id VARCHAR? empty where no present code fits
-- column name VARCHAR
-- column area_type_label VARCHAR? empty where no present code fits
-- column local_authority_id VARCHAR?
-- column local_authority_name VARCHAR?
-- column note VARCHAR? how the place was matched
-- column source_id VARCHAR
-- column source_title VARCHAR
--
-- grain intervention_area_id

select
    places.intervention_area_id,
    places.area_id,
    places.name,
    label_of('area_type', places.area_type) as area_type_label,
    places.local_authority_id,
    local_authorities.name as local_authority_name,
    recorded.note,
    recorded.source_id,
    sources.title as source_title
from intervention_places as places
inner join register.intervention_areas as recorded
    on places.intervention_area_id = recorded.intervention_area_id
left join register.areas as local_authorities on places.local_authority_id = local_authorities.area_id
left join register.sources as sources on recorded.source_id = sources.source_id
where places.intervention_id = cast($intervention_id as varchar)
order by places.name asc, places.intervention_area_id asc
