-- artists: one row per artist, whole from one file.
-- grain: artist_id | from: source_songs | rerun: changes nothing
-- Where files disagree, the file with the smallest song_id wins (the smallest title, name and so on
-- where one song has several lines): a rule that no order of arrival can change.
create temporary table changed_artists as
with ranked as (
    select
        artist_id,
        artist_name,
        artist_location,
        artist_latitude,
        artist_longitude,
        row_number() over (
            partition by artist_id
            order by
                song_id, title, artist_name, artist_location, artist_latitude, artist_longitude
        ) as choice
    from source_songs
    where artist_id in (select new_source_songs.artist_id from new_source_songs)
)

select
    artist_id,
    artist_name as name,
    nullif(artist_location, '') as location,
    artist_latitude as latitude,
    artist_longitude as longitude
from ranked
where choice = 1
except
select
    artist_id,
    name,
    location,
    latitude,
    longitude
from artists;

merge into artists
using changed_artists
    on artists.artist_id = changed_artists.artist_id
when matched then update set
    name = changed_artists.name,
    location = changed_artists.location,
    latitude = changed_artists.latitude,
    longitude = changed_artists.longitude
when not matched then insert (artist_id, name, location, latitude, longitude)
    values (
        changed_artists.artist_id,
        changed_artists.name,
        changed_artists.location,
        changed_artists.latitude,
        changed_artists.longitude
    );
