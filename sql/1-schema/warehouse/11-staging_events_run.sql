-- staging_events_run: the run whose rows staging_events holds or is about to hold.
-- grain: one row, the last run to claim staging_events | from: the run's parameters
-- rerun: claims staging_events for this run; guards/ stop the run that claimed it before
-- diststyle all: one row; no sortkey
create table if not exists staging_events_run (
    run_id varchar(64) not null
)
diststyle all;

delete from staging_events_run;

insert into staging_events_run (run_id)
values ('${run_id}');
