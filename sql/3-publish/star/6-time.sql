-- time: one row per moment at which a play began.
-- grain: start_time | from: new_source_plays | rerun: adds nothing
-- staging_time holds the distinct times while they are taken apart. week is ISO; weekday is 0 for
-- Sunday; all in UTC.
create temporary table staging_time as
select start_time
from new_source_plays
except
select start_time
from time;

insert into time (start_time, hour, day, week, month, year, weekday)
select
    start_time,
    extract(hour from start_time) as hour,
    extract(day from start_time) as day,
    extract(week from start_time) as week,
    extract(month from start_time) as month,
    extract(year from start_time) as year,
    extract(dow from start_time) as weekday
from staging_time;
