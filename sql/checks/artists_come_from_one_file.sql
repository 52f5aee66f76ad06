-- artists_come_from_one_file: an artist's name, place and coordinates stand together in one file
-- rule: where files disagree on an artist, the whole row comes from one file
select
    artist_id,
    name,
    location,
    latitude,
    longitude
from artists
except
select
    artist_id,
    artist_name,
    nullif(artist_location, '') as location,
    artist_latitude,
    artist_longitude
from source_songs;
