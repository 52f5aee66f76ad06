-- source_songs: adds the song lines that no load delivered before.
-- grain: the whole line | from: staging_songs | rerun: adds nothing
-- new_source_songs tells the files after this one what to look at again.
create temporary table new_source_songs as
select
    song_id,
    artist_id,
    title,
    artist_name,
    artist_location,
    artist_latitude,
    artist_longitude,
    year,
    duration
from staging_songs
except
select
    song_id,
    artist_id,
    title,
    artist_name,
    artist_location,
    artist_latitude,
    artist_longitude,
    year,
    duration
from source_songs;

insert into source_songs (
    song_id,
    artist_id,
    title,
    artist_name,
    artist_location,
    artist_latitude,
    artist_longitude,
    year,
    duration
)
select
    song_id,
    artist_id,
    title,
    artist_name,
    artist_location,
    artist_latitude,
    artist_longitude,
    year,
    duration
from new_source_songs;
