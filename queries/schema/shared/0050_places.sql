-- A place and every place that lies in it, with the ward and the local authority each lies in: one row per place.
create or replace macro memory.main.places_within(top_area_id) as table (
    with recursive places as (
        select
            top.area_id,
            top.area_type,
            case when top.area_type = 'ward' then top.area_id end as ward_id,
            case when top.area_type = 'local_authority' then top.area_id end as local_authority_id
        from register.areas as top
        where top.area_id = top_area_id
        -- "union" and not "union all": two places that name each other as parents must not turn for ever.
        union
        select
            inner_place.area_id,
            inner_place.area_type,
            case when inner_place.area_type = 'ward' then inner_place.area_id else places.ward_id end
                as ward_id,
            case
                when inner_place.area_type = 'local_authority' then inner_place.area_id
                else places.local_authority_id
            end as local_authority_id
        from places
        inner join register.areas as inner_place on places.area_id = inner_place.parent_area_id
    )

    select
        area_id,
        area_type,
        ward_id,
        local_authority_id
    from places
);
