-- most_active_users: Who listens most?
-- grain: one row per user, the most active first
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- param top integer = 10 | how many users
-- chart: bar x=name series=level y=plays title="Most active users" order=9
with sessions as (
    select
        user_id,
        session_id,
        count(*) as plays,
        max(start_time) as last_play
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by user_id, session_id
),

plays as (
    select
        user_id,
        cast(sum(plays) as bigint) as plays,
        count(*) as sessions,
        max(last_play) as last_play
    from sessions
    group by user_id
),

ranked as (
    select
        row_number() over (
            order by plays.plays desc, plays.sessions desc, plays.user_id asc
        ) as place,
        plays.user_id,
        users.first_name || ' ' || users.last_name as name,
        users.level,
        plays.plays,
        plays.sessions,
        plays.last_play
    from plays
    inner join users
        on plays.user_id = users.user_id
)

select
    place,
    user_id,
    name,
    level,
    plays,
    sessions,
    last_play
from ranked
where place <= cast(:top as integer)
order by place;
