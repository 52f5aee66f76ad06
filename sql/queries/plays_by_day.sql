-- plays_by_day: How much is listened to on each day, and by how many?
-- grain: one row per day with a play (UTC)
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: line x=day y=plays title="Plays by day" order=2
with plays as (
    select
        cast(start_time as date) as day,
        user_id,
        session_id
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
),

sessions as (
    select
        day,
        user_id,
        session_id,
        count(*) as plays
    from plays
    group by day, user_id, session_id
)

select
    day,
    cast(sum(plays) as bigint) as plays,
    count(distinct user_id) as listeners,
    count(*) as sessions
from sessions
group by day
order by day;
