-- users_have_their_latest_level: a user's level is one that the latest play of the user tells
-- rule: name, gender and level from the latest play; a late-arriving day turns nothing back
with latest as (
    select
        user_id,
        max(start_time) as start_time
    from source_plays
    group by user_id
)

select
    user_id,
    first_name,
    last_name,
    gender,
    level
from users
except
select
    source_plays.user_id,
    source_plays.first_name,
    source_plays.last_name,
    source_plays.gender,
    source_plays.level
from source_plays
inner join latest
    on
        source_plays.user_id = latest.user_id
        and source_plays.start_time = latest.start_time;
