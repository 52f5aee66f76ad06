-- songs_are_unique: one row per song
-- rule: primary key songs.song_id
select
    song_id,
    count(*) as copies
from songs
group by song_id
having count(*) > 1;
