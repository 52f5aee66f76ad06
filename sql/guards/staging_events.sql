-- staging_events: stops a load before it stages what another load has claimed
-- rule: staging_events_run holds one row, this run's; null stands for no row at all
select run_id
from staging_events_run
group by run_id
having run_id != '${run_id}' or count(*) != 1
union all
select cast(null as varchar(64)) as run_id
from staging_events_run
having count(*) = 0;
