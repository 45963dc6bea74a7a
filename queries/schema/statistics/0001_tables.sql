-- Statistics: large, and can be rebuilt from what was published.

CREATE TABLE statistics.violence_by_lsoa_month (
    area_id VARCHAR NOT NULL,
    month VARCHAR NOT NULL CHECK (regexp_matches(month, '^[0-9]{4}-(0[1-9]|1[0-2])$')),
    crime_type VARCHAR NOT NULL,
    offences INTEGER NOT NULL CHECK (offences > 0),
    PRIMARY KEY (area_id, month, crime_type)
);

COMMENT ON TABLE statistics.violence_by_lsoa_month IS 'One row per small area, month and type of offence with at least one offence; a missing combination is zero.';
COMMENT ON COLUMN statistics.violence_by_lsoa_month.area_id IS 'Small area (2021 lower layer super output area). [references areas]';
COMMENT ON COLUMN statistics.violence_by_lsoa_month.month IS 'Month as YYYY-MM. [format yearmonth]';
COMMENT ON COLUMN statistics.violence_by_lsoa_month.crime_type IS 'Type of offence as Police.uk names it. [vocabulary crime_type]';
COMMENT ON COLUMN statistics.violence_by_lsoa_month.offences IS 'Number of offences.';

CREATE TABLE statistics.schema_migrations (
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL,
    PRIMARY KEY (step)
);

COMMENT ON TABLE statistics.schema_migrations IS 'Bookkeeping. One row per step by which the tables of this store were made or changed.';
