-- The same job in PostgreSQL: COPY, then the SQL of sql/ without what only serves the next load.
-- As kind to it as can be: unlogged tables, statistics before the joins, no index kept up.
create unlogged table lines (line text);
\copy lines from program 'awk 1 ${data}/log_data/*/*/*.json | tr -d "\\r"' with (format csv, quote e'\x01', delimiter e'\x02')

create unlogged table staging_events as
select
    event.artist, event.auth, event."firstName" as first_name, event.gender,
    event."itemInSession" as item_in_session, event."lastName" as last_name, event.length,
    event.level, event.location, event.method, event.page, event.registration,
    event."sessionId" as session_id, event.song, event.status,
    timestamp 'epoch' + event.ts * interval '1 millisecond' as ts,
    event."userAgent" as user_agent, cast(nullif(event."userId", '') as integer) as user_id
from lines
cross join lateral json_to_record(cast(lines.line as json)) as event(
    artist text, auth text, "firstName" text, gender text, "itemInSession" integer,
    "lastName" text, length double precision, level text, location text, method text, page text,
    registration double precision, "sessionId" integer, song text, status integer, ts bigint,
    "userAgent" text, "userId" text
)
where lines.line != '';

create unlogged table song_files (path text);
\copy song_files from program 'find ${data}/song_data -name "*.json"'

create unlogged table staging_songs as
select song.*
from song_files
cross join lateral json_to_record(cast(pg_read_file(song_files.path) as json)) as song(
    num_songs integer, artist_id text, artist_latitude double precision,
    artist_longitude double precision, artist_location text, artist_name text, song_id text,
    title text, duration double precision, year integer
);
analyze staging_events, staging_songs;

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
