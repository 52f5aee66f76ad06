-- songs: one row per song, whole from one line.
-- grain: song_id | from: source_songs | rerun: changes nothing
-- Where lines disagree, the one with the smallest title, then artist_id, year and duration wins.
create temporary table changed_songs as
with ranked as (
    select
        song_id,
        title,
        artist_id,
        year,
        duration,
        row_number() over (
            partition by song_id
            order by title, artist_id, year, duration
        ) as choice
    from source_songs
    where song_id in (select new_source_songs.song_id from new_source_songs)
)

select
    song_id,
    title,
    artist_id,
    year,
    duration
from ranked
where choice = 1
except
select
    song_id,
    title,
    artist_id,
    year,
    duration
from songs;

merge into songs
using changed_songs
    on songs.song_id = changed_songs.song_id
when matched then update set
    title = changed_songs.title,
    artist_id = changed_songs.artist_id,
    year = changed_songs.year,
    duration = changed_songs.duration
when not matched then insert (song_id, title, artist_id, year, duration)
    values (
        changed_songs.song_id,
        changed_songs.title,
        changed_songs.artist_id,
        changed_songs.year,
        changed_songs.duration
    );
