-- staging_songs: replaces the staged songs by those under the given prefix.
-- from: ${songs} | rerun: the same rows; a failure keeps the rows of the load before
-- The fields of a song file are named as the columns are, so 'auto' finds each.
delete from staging_songs;

copy staging_songs
from '${songs}'
iam_role '${copy_role}'
region '${region}'
format as json 'auto'
maxerror ${error_limit}
compupdate off
statupdate on;

-- whose rows these are, in the same transaction
delete from staging_songs_run;

insert into staging_songs_run (run_id)
values ('${run_id}');
