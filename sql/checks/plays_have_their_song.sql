-- plays_have_their_song: every song_id of a play is in songs
-- rule: foreign key songplays.song_id
select song_id
from songplays
where song_id is not null
except
select song_id
from songs;
