-- The best DuckDB script we can write by hand for the job that load does: same files, same rules,
-- same tables, into a fresh file. No checks, no history for the next load, no progress, no error
-- that names a line. What was tried and was slower is in README.md.
-- 15,000 files of one object each: as text, by one thread, then taken apart
set threads = 1;
create table staging_songs as
select unnest(from_json(content, '{
    "num_songs": "integer", "artist_id": "varchar", "artist_latitude": "double",
    "artist_longitude": "double", "artist_location": "varchar", "artist_name": "varchar",
    "song_id": "varchar", "title": "varchar", "duration": "double", "year": "integer"
}'))
from read_text('${data}/song_data/*/*/*/*.json');
set threads = 2;

create table staging_events as
select
    artist, auth, firstName as first_name, gender, itemInSession as item_in_session,
    lastName as last_name, length, level, location, method, page, registration,
    sessionId as session_id, song, status, epoch_ms(ts) as ts, userAgent as user_agent,
    cast(nullif(userId, '') as integer) as user_id
from read_json('${data}/log_data/*/*/*.json', format = 'newline_delimited', columns = {
    artist: 'varchar', auth: 'varchar', firstName: 'varchar', gender: 'varchar',
    itemInSession: 'integer', lastName: 'varchar', length: 'double', level: 'varchar',
    location: 'varchar', method: 'varchar', page: 'varchar', registration: 'double',
    sessionId: 'integer', song: 'varchar', status: 'integer', ts: 'bigint',
    userAgent: 'varchar', userId: 'varchar'
});

create table songs as
select song_id, title, artist_id, year, duration
from staging_songs
qualify row_number() over (partition by song_id order by title, artist_id, year, duration) = 1;

create table artists as
select
    artist_id, artist_name as name, nullif(artist_location, '') as location,
    artist_latitude as latitude, artist_longitude as longitude
from staging_songs
qualify row_number() over (
    partition by artist_id
    order by song_id, title, artist_name, artist_location, artist_latitude, artist_longitude
) = 1;

-- the latest moment of each user first, then a choice among the few lines of that moment
create table users as
select user_id, first_name, last_name, gender, level
from staging_events
inner join (
    select user_id, max(ts) as ts from staging_events where page = 'NextSong' group by user_id
) using (user_id, ts)
where page = 'NextSong'
qualify row_number() over (
    partition by user_id
    order by
        item_in_session desc nulls last, session_id desc, level, first_name, last_name, gender
) = 1;

-- Redelivered lines are few: only keys that are there twice are put in order. One candidate song
-- needs no distance; of several the nearest, then the smallest ids, is the first of a sorted list.
create table songplays as
with repeated as (
    select ts, user_id, session_id
    from staging_events
    where page = 'NextSong'
    group by all
    having count(*) > 1
),
lines as (
    select ts, user_id, session_id, song, artist, level, location, user_agent, length
    from staging_events
    anti join repeated using (ts, user_id, session_id)
    where page = 'NextSong'
    union all
    (
        select ts, user_id, session_id, song, artist, level, location, user_agent, length
        from staging_events
        semi join repeated using (ts, user_id, session_id)
        where page = 'NextSong'
        qualify row_number() over (
            partition by ts, user_id, session_id
            order by item_in_session, song, artist, length, level, location, user_agent
        ) = 1
    )
),
catalog as (
    select
        title, artist_name,
        list({'duration': duration, 'song_id': song_id, 'artist_id': artist_id}) as candidates
    from staging_songs
    group by title, artist_name
),
matched as (
    select
        lines.*,
        case
            when len(candidates) > 1
                then list_sort(list_transform(candidates, lambda candidate: {
                    'distance': abs(candidate.duration - length),
                    'song_id': candidate.song_id, 'artist_id': candidate.artist_id
                }))[1]
            else {
                'distance': 0.0, 'song_id': candidates[1].song_id,
                'artist_id': candidates[1].artist_id
            }
        end as nearest
    from lines
    left join catalog
        on lines.song = catalog.title and lines.artist = catalog.artist_name
)
select
    row_number() over () - 1 as songplay_id,
    ts as start_time, user_id, level, nearest.song_id as song_id,
    nearest.artist_id as artist_id, session_id, location, user_agent
from (select * from matched order by ts, user_id, session_id);

create table time as
select
    start_time, hour(start_time) as hour, day(start_time) as day, week(start_time) as week,
    month(start_time) as month, year(start_time) as year, dayofweek(start_time) as weekday
from (select distinct start_time from songplays);
