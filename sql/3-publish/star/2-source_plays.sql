-- source_plays: adds the log lines of plays that no load delivered before.
-- grain: the whole line | from: staging_events, page NextSong only | rerun: adds nothing
-- Nearly every play has one line and at most one song, and goes straight into source_plays and
-- songplays. The others alone are compared and ranked:
--   reopened_plays    delivered before, and a song of their title and artist arrives only now
--   contested_plays   several lines tell them, staged or delivered before, or several songs match
--   contested_lines   what is new among the lines of contested plays
-- Only the staged range of time is compared: start_time is the sortkey.
create temporary table reopened_plays as
select distinct
    source_plays.start_time,
    source_plays.user_id,
    source_plays.session_id
from source_plays
inner join new_source_songs
    on
        source_plays.song = new_source_songs.title
        and source_plays.artist = new_source_songs.artist_name;

create temporary table contested_plays as
with delivered as (
    select
        ts as start_time,
        user_id,
        session_id
    from staging_events
    where page = 'NextSong'
    union all
    select
        start_time,
        user_id,
        session_id
    from source_plays
    where
        start_time >= (select min(ts) from staging_events)
        and start_time <= (select max(ts) from staging_events)
),

namesakes as (
    select
        title,
        artist_name
    from source_songs
    group by title, artist_name
    having count(*) > 1
)

select
    start_time,
    user_id,
    session_id
from delivered
group by start_time, user_id, session_id
having count(*) > 1
union
select
    staging_events.ts as start_time,
    staging_events.user_id,
    staging_events.session_id
from staging_events
inner join namesakes
    on
        staging_events.song = namesakes.title
        and staging_events.artist = namesakes.artist_name
where staging_events.page = 'NextSong';

create temporary table contested_lines as
select
    staging_events.ts as start_time,
    staging_events.user_id,
    staging_events.session_id,
    staging_events.item_in_session,
    staging_events.song,
    staging_events.artist,
    staging_events.first_name,
    staging_events.last_name,
    staging_events.gender,
    staging_events.level,
    staging_events.location,
    staging_events.user_agent,
    staging_events.length
from staging_events
inner join contested_plays
    on
        staging_events.ts = contested_plays.start_time
        and staging_events.user_id = contested_plays.user_id
        and staging_events.session_id = contested_plays.session_id
where staging_events.page = 'NextSong'
except
select
    source_plays.start_time,
    source_plays.user_id,
    source_plays.session_id,
    source_plays.item_in_session,
    source_plays.song,
    source_plays.artist,
    source_plays.first_name,
    source_plays.last_name,
    source_plays.gender,
    source_plays.level,
    source_plays.location,
    source_plays.user_agent,
    source_plays.length
from source_plays
inner join contested_plays
    on
        source_plays.start_time = contested_plays.start_time
        and source_plays.user_id = contested_plays.user_id
        and source_plays.session_id = contested_plays.session_id
where
    source_plays.start_time >= (select min(staging_events.ts) from staging_events)
    and source_plays.start_time <= (select max(staging_events.ts) from staging_events);

insert into source_plays (
    start_time,
    user_id,
    session_id,
    item_in_session,
    song,
    artist,
    first_name,
    last_name,
    gender,
    level,
    location,
    user_agent,
    length
)
select
    start_time,
    user_id,
    session_id,
    item_in_session,
    song,
    artist,
    first_name,
    last_name,
    gender,
    level,
    location,
    user_agent,
    length
from contested_lines
union all
select
    staging_events.ts as start_time,
    staging_events.user_id,
    staging_events.session_id,
    staging_events.item_in_session,
    staging_events.song,
    staging_events.artist,
    staging_events.first_name,
    staging_events.last_name,
    staging_events.gender,
    staging_events.level,
    staging_events.location,
    staging_events.user_agent,
    staging_events.length
from staging_events
left join contested_plays
    on
        staging_events.ts = contested_plays.start_time
        and staging_events.user_id = contested_plays.user_id
        and staging_events.session_id = contested_plays.session_id
where
    staging_events.page = 'NextSong'
    and contested_plays.start_time is null;
