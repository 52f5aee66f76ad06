-- staging_events_run: writes this run's marker again, the same row that a claim deletes.
-- grain: one row | from: the run's parameters | rerun: the same row
-- Two transactions can't both delete a row: another load can claim the staging tables before this
-- transaction or after it, but not meanwhile. So no two loads publish side by side, unseen by each
-- other, and both insert the song that is new to both.
delete from staging_events_run;

insert into staging_events_run (run_id)
values ('${run_id}');
