-- source_plays: adds the log lines of plays that no load delivered before.
-- grain: the whole line | from: staging_events, page NextSong only | rerun: adds nothing
-- Only the staged range of time is compared, which the sortkey finds without a scan of history.
-- new_source_plays tells the files after this one what to look at again.
create temporary table new_source_plays as
select
    ts as start_time,
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
from staging_events
where page = 'NextSong'
except
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
from source_plays
where
    start_time >= (select min(ts) from staging_events)
    and start_time <= (select max(ts) from staging_events);

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
from new_source_plays;
