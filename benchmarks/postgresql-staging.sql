-- COPY into PostgreSQL, whose COPY knows no JSON: the lines as text, taken apart on the way into
-- the staging tables.
create unlogged table lines (line text);
\copy lines from program 'awk 1 ${data}/log_data/*/*/*.json | tr -d "\\r"' with (format csv, quote e'\x01', delimiter e'\x02')

insert into staging_events
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

insert into staging_songs
select song.*
from song_files
cross join lateral json_to_record(cast(pg_read_file(song_files.path) as json)) as song(
    num_songs integer, artist_id text, artist_latitude double precision,
    artist_longitude double precision, artist_location text, artist_name text, song_id text,
    title text, duration double precision, year integer
);
analyze staging_events, staging_songs;
