-- What the office has set for small numbers; one row at most. Without a row, five is the number.
create or replace table memory.main.office_rules (small_number_below integer not null);

create or replace macro memory.main.small_number_below() as (
    select coalesce(min(small_number_below), 5)
    from memory.main.office_rules
);

-- Offences in a local authority, by month and type: one row per combination that has any. Local authorities are large
-- enough to be shown in full.
create or replace view memory.main.offences_by_authority_month as
select
    case when parents.area_type = 'local_authority' then parents.area_id else grandparents.area_id end
        as area_id,
    counted.month,
    counted.crime_type,
    cast(sum(counted.offences) as bigint) as offences
from statistics.violence_by_lsoa_month as counted
inner join register.areas as areas on counted.area_id = areas.area_id
inner join register.areas as parents on areas.parent_area_id = parents.area_id
left join register.areas as grandparents
    on
        parents.parent_area_id = grandparents.area_id
        and parents.area_type = 'ward'
        and grandparents.area_type = 'local_authority'
where parents.area_type = 'local_authority' or grandparents.area_id is not null
group by all;

-- Offences of one type in the wards and small areas of a force, in the newest period of so many months (back = 0) or the one
-- before it (back = 1): one row per place. This is the only way in which counts below a local authority are shown.
--
-- Primary: a count below the office's number, none included, is hidden. Secondary: where anything is hidden among the places
-- that add up to a total that is shown (a local authority's wards, a ward's small areas), the next smallest are hidden too
-- until at least two are hidden and together they reach the office's number; so a subtraction gives no hidden count away.
-- Under a hidden ward every small area is hidden. Hidden counts are null, and nothing tells the two reasons apart.
create or replace macro memory.main.protected_offences(force_area_id, crime, months, back) as table (
    with small_areas as (
        select
            area_id,
            ward_id,
            local_authority_id
        from places_within(force_area_id)
        where area_type = 'lsoa'
    ),

    months_on_record as (
        select distinct cast(counted.month || '-01' as date) as month_start
        from statistics.violence_by_lsoa_month as counted
        inner join small_areas on counted.area_id = small_areas.area_id
    ),

    span as (
        select
            cast(max(month_start) - to_months(back * months) as date) as last_month,
            cast(max(month_start) - to_months((back + 1) * months - 1) as date) as first_month
        from months_on_record
    ),

    complete as (
        select count(*) = months as is_complete
        from months_on_record
        inner join span on months_on_record.month_start between span.first_month and span.last_month
    ),

    counted as (
        select
            rows_of_type.area_id,
            sum(rows_of_type.offences) as offences
        from statistics.violence_by_lsoa_month as rows_of_type
        cross join span
        where
            rows_of_type.crime_type = crime
            and rows_of_type.month
            between strftime(span.first_month, '%Y-%m') and strftime(span.last_month, '%Y-%m')
        group by rows_of_type.area_id
    ),

    known as (
        select
            small_areas.area_id,
            small_areas.ward_id,
            small_areas.local_authority_id,
            coalesce(counted.offences, 0) as offences
        from small_areas
        left join counted on small_areas.area_id = counted.area_id
    ),

    -- What a local authority's total is the sum of: wards, and small areas without one.
    parts as (
        select
            local_authority_id,
            coalesce(ward_id, area_id) as area_id,
            case when ward_id is null then 'lsoa' else 'ward' end as area_type,
            sum(offences) as offences
        from known
        group by all
    ),

    parts_ranked as (
        select
            *,
            row_number() over smallest_first as place,
            sum(offences) over smallest_first - offences as sum_before,
            count(*) filter (where offences < small_number_below()) over (partition by local_authority_id)
                as small_numbers
        from parts
        window
            smallest_first as (
                partition by local_authority_id
                order by offences, area_id
                rows between unbounded preceding and current row
            )
    ),

    parts_told as (
        select
            *,
            small_numbers > 0
            and (place <= greatest(small_numbers, 2) or sum_before < small_number_below()) as is_hidden
        from parts_ranked
    ),

    inside_ranked as (
        select
            known.area_id,
            known.offences,
            parts_told.is_hidden as is_ward_hidden,
            row_number() over smallest_first as place,
            sum(known.offences) over smallest_first - known.offences as sum_before,
            count(*) filter (where known.offences < small_number_below()) over (partition by known.ward_id)
                as small_numbers
        from known
        inner join parts_told on known.ward_id = parts_told.area_id
        window
            smallest_first as (
                partition by known.ward_id
                order by known.offences, known.area_id
                rows between unbounded preceding and current row
            )
    ),

    told as (
        select
            area_id,
            area_type,
            offences,
            is_hidden
        from parts_told
        union all
        select
            area_id,
            'lsoa' as area_type,
            offences,
            is_ward_hidden
            or (
                small_numbers > 0
                and (place <= greatest(small_numbers, 2) or sum_before < small_number_below())
            ) as is_hidden
        from inside_ranked
    )

    select
        told.area_id,
        told.area_type,
        span.first_month as period_from,
        last_day(span.last_month) as period_to,
        case when complete.is_complete and not told.is_hidden then cast(told.offences as bigint) end
            as offences,
        case when complete.is_complete then told.is_hidden end as is_hidden
    from told
    cross join span
    cross join complete
);
