-- artists_are_unique: one row per artist, however its name is spelt
-- rule: primary key artists.artist_id
select
    artist_id,
    count(*) as copies
from artists
group by artist_id
having count(*) > 1;
