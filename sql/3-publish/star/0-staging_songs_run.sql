-- staging_songs_run: uses up this run's claim, by deleting the row that every other claim deletes.
-- grain: one row, none once it is published | from: 2-stage | rerun: each load claims anew
-- Two transactions can't both delete a row: another load can claim the staging tables before this
-- transaction or after it, but not meanwhile. So no two loads publish side by side, unseen by each
-- other, and both insert the song that is new to both. staging_events_run keeps its row, so that
-- the next claims meet there.
delete from staging_songs_run;
