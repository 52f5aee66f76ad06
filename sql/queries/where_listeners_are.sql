-- where_listeners_are: Where do the listeners live, and how much do they play there?
-- grain: one row per place, as the plays name it
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- state is the first that the place names: NY of New York-Newark-Jersey City, NY-NJ-PA
-- chart: places x=location series=state y=listeners,plays title="Where listeners are" order=8
select
    location,
    split_part(split_part(location, ', ', 2), '-', 1) as state,
    count(distinct user_id) as listeners,
    count(*) as plays,
    cast(
        100.0 * count(case when level = 'paid' then 1 end) / count(*) as decimal(5, 1)
    ) as paid_percent
from songplays
where
    location is not null
    and start_time >= cast(:from as date)
    and start_time < dateadd(day, 1, cast(:to as date))
group by location
order by listeners desc, plays desc, location asc;
