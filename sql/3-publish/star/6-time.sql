-- time: one row per moment at which a play began.
-- grain: start_time | from: staging_events, page NextSong only | rerun: adds nothing
-- staging_time holds the distinct times while they are taken apart. week is ISO; weekday is 0 for
-- Sunday; all in UTC. Only the staged range of time is compared: start_time is the sortkey.
create temporary table staging_time as
select ts as start_time
from staging_events
where page = 'NextSong'
except
select start_time
from time
where
    start_time >= (select min(ts) from staging_events)
    and start_time <= (select max(ts) from staging_events);

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
