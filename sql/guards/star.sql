-- star: stops a load before it publishes what another load has staged, or has claimed to stage
-- rule: both markers hold one row, this run's; null stands for no row at all
select run_id
from staging_events_run
group by run_id
having run_id != '${run_id}' or count(*) != 1
union all
select run_id
from staging_songs_run
group by run_id
having run_id != '${run_id}' or count(*) != 1
union all
select cast(null as varchar(64)) as run_id
from staging_events_run
having count(*) = 0
union all
select cast(null as varchar(64)) as run_id
from staging_songs_run
having count(*) = 0;
