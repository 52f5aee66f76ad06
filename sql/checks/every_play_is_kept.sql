-- every_play_is_kept: each staged play is in songplays, to the millisecond, with or without a song
-- rule: a play is an event with page NextSong; every play is kept
select
    ts as start_time,
    user_id,
    session_id
from staging_events
where page = 'NextSong'
except
select
    start_time,
    user_id,
    session_id
from songplays;
