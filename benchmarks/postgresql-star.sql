-- The star alone, written for PostgreSQL: no history for the next load, no checks. It reads what
-- postgresql-staging.sql has filled.
create unlogged table songs as
select distinct on (song_id) song_id, title, artist_id, year, duration
from staging_songs
order by song_id, title, artist_id, year, duration;

create unlogged table artists as
select distinct on (artist_id)
    artist_id, artist_name as name, nullif(artist_location, '') as location,
    artist_latitude as latitude, artist_longitude as longitude
from staging_songs
order by
    artist_id, song_id, title, artist_name, artist_location, artist_latitude, artist_longitude;

create unlogged table users as
select distinct on (user_id) user_id, first_name, last_name, gender, level
from staging_events
where page = 'NextSong'
order by
    user_id, ts desc, item_in_session desc nulls last, session_id desc, level, first_name,
    last_name, gender;

create unlogged table songplays as
with lines as (
    select distinct on (ts, user_id, session_id)
        ts, user_id, session_id, song, artist, level, location, user_agent, length
    from staging_events
    where page = 'NextSong'
    order by
        ts, user_id, session_id, item_in_session, song, artist, length, level, location, user_agent
),
matched as (
    select distinct on (lines.ts, lines.user_id, lines.session_id)
        lines.*, staging_songs.song_id, staging_songs.artist_id
    from lines
    left join staging_songs
        on lines.song = staging_songs.title and lines.artist = staging_songs.artist_name
    order by
        lines.ts, lines.user_id, lines.session_id,
        abs(staging_songs.duration - lines.length), staging_songs.song_id, staging_songs.artist_id
)
select
    row_number() over (order by ts, user_id, session_id) - 1 as songplay_id,
    ts as start_time, user_id, level, song_id, artist_id, session_id, location, user_agent
from matched;

create unlogged table time as
select
    start_time,
    cast(extract(hour from start_time) as integer) as hour,
    cast(extract(day from start_time) as integer) as day,
    cast(extract(week from start_time) as integer) as week,
    cast(extract(month from start_time) as integer) as month,
    cast(extract(year from start_time) as integer) as year,
    cast(extract(dow from start_time) as integer) as weekday
from (select distinct start_time from songplays) as moments;
