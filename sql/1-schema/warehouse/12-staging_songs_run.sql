-- staging_songs_run: the run whose rows staging_songs holds or is about to hold, until published.
-- grain: one row, the last run to claim staging_songs, or none | from: the run's parameters
-- rerun: claims staging_songs for this run; guards/ stop the run that claimed it before
-- diststyle all: one row; no sortkey
create table if not exists staging_songs_run (
    run_id varchar(64) not null
)
diststyle all;

delete from staging_songs_run;

insert into staging_songs_run (run_id)
values ('${run_id}');
