-- A month's offences are known when it is over.
delete from statistics.violence_by_lsoa_month
where last_day(cast(month || '-01' as date)) > cast($day as date)
