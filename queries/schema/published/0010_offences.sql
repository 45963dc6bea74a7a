-- In the published copy the counts by small area and month are not present. What may be shown of them is: sums by local
-- authority and month, and the protected counts of places below. The names are those that the queries read.

drop view memory.main.offences_by_authority_month;

create table memory.main.offences_by_authority_month (
    area_id varchar not null,
    month varchar not null,
    crime_type varchar not null,
    offences bigint not null
);

comment on table memory.main.offences_by_authority_month is 'One row per local authority, month and type of offence with at least one offence; a missing combination is zero.';
comment on column memory.main.offences_by_authority_month.area_id is 'Local authority. [references areas]';
comment on column memory.main.offences_by_authority_month.month is 'Month as YYYY-MM. [format yearmonth]';
comment on column memory.main.offences_by_authority_month.crime_type is 'Type of offence as Police.uk names it. [vocabulary crime_type]';
comment on column memory.main.offences_by_authority_month.offences is 'Number of offences.';

create table memory.main.offences_by_small_place (
    force_id varchar not null,
    crime_type varchar not null,
    back integer not null,
    area_id varchar not null,
    area_type varchar not null,
    period_from date,
    period_to date,
    offences bigint,
    is_hidden boolean
);

comment on table memory.main.offences_by_small_place is 'One row per ward or small area, type of offence and period of twelve months; small numbers are hidden.';
comment on column memory.main.offences_by_small_place.force_id is 'Police force area. [references areas]';
comment on column memory.main.offences_by_small_place.crime_type is 'Type of offence as Police.uk names it. [vocabulary crime_type]';
comment on column memory.main.offences_by_small_place.back is '0 for the newest twelve months, 1 for the twelve before; small areas have the newest only.';
comment on column memory.main.offences_by_small_place.area_id is 'Ward or small area. [references areas]';
comment on column memory.main.offences_by_small_place.area_type is 'Kind of place. [vocabulary area_type]';
comment on column memory.main.offences_by_small_place.period_from is 'First day of the period.';
comment on column memory.main.offences_by_small_place.period_to is 'Last day of the period.';
comment on column memory.main.offences_by_small_place.offences is 'Number of offences; empty where hidden, or where a month is not on record.';
comment on column memory.main.offences_by_small_place.is_hidden is 'Whether the number is hidden, because it is small or would give a small one away; empty where a month is not on record.';

-- Only periods of twelve months are published: a second length would give single months away by subtraction.
create or replace macro memory.main.protected_offences(force_area_id, crime, months, periods_back) as table (
    select
        area_id,
        area_type,
        period_from,
        period_to,
        offences,
        is_hidden
    from memory.main.offences_by_small_place
    where force_id = force_area_id and crime_type = crime and months = 12 and back = periods_back
);
