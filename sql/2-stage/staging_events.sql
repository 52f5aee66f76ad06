-- staging_events: replaces the staged log lines by those under the given prefix.
-- from: ${events} | rerun: the same rows; a failure keeps the rows of the load before
-- The jsonpaths file names the fields in column order, as 'auto' would leave camelCase ones null.
-- epochmillisecs keeps the milliseconds of ts. delete, not truncate: a truncate would commit.
-- maxerror is the count of bad lines at which COPY gives up: 1 unless load --max-errors says more.
delete from staging_events;

copy staging_events
from '${events}'
iam_role '${copy_role}'
region '${region}'
format as json '${log_jsonpaths}'
timeformat 'epochmillisecs'
maxerror ${error_limit}
compupdate off
statupdate on;

-- whose rows these are, in the same transaction
delete from staging_events_run;

insert into staging_events_run (run_id)
values ('${run_id}');
