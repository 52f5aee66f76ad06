-- plays_come_from_events: each play has a log line that tells the same listener, level and place
-- rule: a play's level, location and user agent are those of its own log line
select
    start_time,
    user_id,
    session_id,
    level,
    location,
    user_agent
from songplays
except
select
    start_time,
    user_id,
    session_id,
    level,
    location,
    user_agent
from source_plays;
