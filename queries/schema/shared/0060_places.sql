-- Offences of one type in a force and its local authorities: one row per place and month, from the first month on record
-- to the last; a month without any row is a gap (null), a place without offences in a month that has rows is 0.
--
-- The force is its own series: the monthly measure named after the type of offence, which counts every row of the force's
-- file. The other places are sums of small areas, so they leave out the few rows that lie outside the local authorities.
create or replace macro memory.main.monthly_offences(force_area_id, crime) as table (
    with places as (
        select
            area_id,
            area_type,
            ward_id,
            local_authority_id
        from places_within(force_area_id)
    ),

    months_on_record as (
        select distinct cast(counted.month || '-01' as date) as month_start
        from offences_by_authority_month as counted
        inner join places on counted.area_id = places.area_id
    ),

    monthly_values as (
        select
            observed.measure_id,
            observed.period_from as month_start,
            max(observed.value) as offences
        from register.observations as observed
        inner join register.measures as measures on observed.measure_id = measures.measure_id
        where
            observed.area_id = force_area_id
            and starts_with(lower(measures.name), lower(crime))
            and observed.period_from = date_trunc('month', observed.period_from)
            and observed.period_to = last_day(observed.period_from)
        group by observed.measure_id, observed.period_from
    ),

    -- Values of two series are never put together: the longest one is taken for the force.
    force_measure as (
        select measure_id
        from monthly_values
        group by measure_id
        order by count(*) desc, measure_id
        limit 1
    ),

    force_values as (
        select
            monthly_values.month_start,
            monthly_values.offences
        from monthly_values
        inner join force_measure on monthly_values.measure_id = force_measure.measure_id
    ),

    either as (
        select month_start from months_on_record
        union
        select month_start from force_values
    ),

    span as (
        select
            min(month_start) as first_month,
            max(month_start) as last_month
        from either
    ),

    months as (
        select cast(unnest(generate_series(first_month, last_month, interval 1 month)) as date) as month_start
        from span
    ),

    counted as (
        select
            area_id,
            cast(month || '-01' as date) as month_start,
            offences
        from offences_by_authority_month
        where crime_type = crime
    ),

    with_small_areas as (
        select distinct local_authority_id as area_id
        from places
        where area_type = 'lsoa'
    )

    select
        places.area_id,
        places.area_type,
        months.month_start,
        cast(
            case
                when places.area_type = 'force' then force_values.offences
                when
                    months_on_record.month_start is not null and with_small_areas.area_id is not null
                    then coalesce(counted.offences, 0)
            end as bigint
        ) as offences
    from places
    cross join months
    left join months_on_record on months.month_start = months_on_record.month_start
    left join force_values on months.month_start = force_values.month_start
    left join with_small_areas on places.area_id = with_small_areas.area_id
    left join counted on places.area_id = counted.area_id and months.month_start = counted.month_start
    where places.area_type in ('force', 'local_authority')
);
