-- Statistics: large, and can be rebuilt from what was published.

create table statistics.violence_by_lsoa_month (
    area_id varchar not null,
    month varchar not null check (regexp_matches(month, '^[0-9]{4}-(0[1-9]|1[0-2])$')),
    crime_type varchar not null,
    offences integer not null check (offences > 0),
    primary key (area_id, month, crime_type)
);

comment on table statistics.violence_by_lsoa_month is 'One row per small area, month and type of offence with at least one offence; a missing combination is zero.';
comment on column statistics.violence_by_lsoa_month.area_id is 'Small area (2021 lower layer super output area). [references areas]';
comment on column statistics.violence_by_lsoa_month.month is 'Month as YYYY-MM. [format yearmonth]';
comment on column statistics.violence_by_lsoa_month.crime_type is 'Type of offence as Police.uk names it. [vocabulary crime_type]';
comment on column statistics.violence_by_lsoa_month.offences is 'Number of offences.';

create table statistics.schema_migrations (
    step integer not null,
    name varchar not null,
    applied_at timestamp not null,
    primary key (step)
);

comment on table statistics.schema_migrations is 'Bookkeeping. One row per step by which the tables of this store were made or changed.';
