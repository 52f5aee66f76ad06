-- plays_have_their_artist: every artist_id of a play is in artists
-- rule: foreign key songplays.artist_id
select artist_id
from songplays
where artist_id is not null
except
select artist_id
from artists;
