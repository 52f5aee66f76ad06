-- songs_have_their_artist: every artist_id of a song is in artists
-- rule: foreign key songs.artist_id
select artist_id
from songs
where artist_id is not null
except
select artist_id
from artists;
