-- Offences of one type in the newest period of so many months and in the one before it: one row per force, local authority
-- or ward. A sum is given only when every one of its months is on record; wards come from protected_offences.
create or replace macro memory.main.offences_in_two_years(force_area_id, crime, months) as table (
    with monthly as (
        select
            area_id,
            month_start,
            offences
        from monthly_offences(force_area_id, crime)
    ),

    span as (
        select max(month_start) as newest_month
        from monthly
    ),

    sums as (
        select
            monthly.area_id,
            sum(monthly.offences) filter (
                where monthly.month_start > span.newest_month - to_months(months)
            ) as newest,
            count(monthly.offences) filter (
                where monthly.month_start > span.newest_month - to_months(months)
            ) as newest_months,
            sum(monthly.offences) filter (
                where monthly.month_start <= span.newest_month - to_months(months)
            ) as previous,
            count(monthly.offences) filter (
                where monthly.month_start <= span.newest_month - to_months(months)
            ) as previous_months
        from monthly
        cross join span
        where monthly.month_start > span.newest_month - to_months(2 * months)
        group by monthly.area_id
    ),

    wards as (
        select
            newest.area_id,
            newest.offences,
            newest.is_hidden,
            previous.offences as previous_offences
        from span
        inner join
            protected_offences(force_area_id, crime, months, 0) as newest
            on last_day(span.newest_month) = newest.period_to
        left join
            protected_offences(force_area_id, crime, months, 1) as previous
            on newest.area_id = previous.area_id
        where newest.area_type = 'ward'
    )

    select
        areas.area_id,
        areas.name,
        areas.area_type,
        areas.parent_area_id,
        places.local_authority_id,
        areas.population,
        areas.latitude,
        areas.longitude,
        cast(span.newest_month - to_months(months - 1) as date) as period_from,
        last_day(span.newest_month) as period_to,
        case
            when wards.area_id is not null then wards.offences
            when sums.newest_months = months then cast(sums.newest as bigint)
        end as offences,
        case
            when wards.area_id is not null then wards.previous_offences
            when sums.previous_months = months then cast(sums.previous as bigint)
        end as previous_offences,
        coalesce(wards.is_hidden, false) as is_hidden
    from places_within(force_area_id) as places
    inner join register.areas as areas on places.area_id = areas.area_id
    cross join span
    left join sums on areas.area_id = sums.area_id
    left join wards on areas.area_id = wards.area_id
    where areas.area_type <> 'lsoa'
);
