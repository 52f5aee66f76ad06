-- plays_are_unique: one row per play, however often it was delivered or many songs match
-- rule: natural key start_time, user_id, session_id
select
    start_time,
    user_id,
    session_id,
    count(*) as copies
from songplays
group by start_time, user_id, session_id
having count(*) > 1;
