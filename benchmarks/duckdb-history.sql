-- What a load keeps for the next one, added to duckdb.sql: the distinct lines delivered. With
-- sql/checks behind it the script does all that a load does but progress and exact errors.
create table source_songs as
select distinct
    song_id, artist_id, title, artist_name, artist_location, artist_latitude, artist_longitude,
    year, duration
from staging_songs;

create table source_plays as
with plays as (
    select
        ts as start_time, user_id, session_id, item_in_session, song, artist, first_name, last_name,
        gender, level, location, user_agent, length
    from staging_events
    where page = 'NextSong'
),
repeated as (
    select start_time, user_id, session_id from plays group by all having count(*) > 1
)
select * from plays anti join repeated using (start_time, user_id, session_id)
union all
(select distinct * from plays semi join repeated using (start_time, user_id, session_id));

