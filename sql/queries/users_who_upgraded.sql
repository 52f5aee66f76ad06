-- users_who_upgraded: Who went from free to paid, when, and after how many free plays?
-- grain: one row per upgrade: a paid play whose user's play before it was free
-- param from date = 1970-01-01 | first day of upgrades
-- param to date = 2100-01-01 | last day of upgrades
-- chart: timeline x=upgraded_at series=name y=free_plays_before title="Upgrades" order=7
with plays as (
    select
        user_id,
        start_time,
        level,
        lag(level) over (
            partition by user_id
            order by start_time, session_id
        ) as level_before,
        count(case when level = 'free' then 1 end) over (
            partition by user_id
            order by start_time, session_id
            rows between unbounded preceding and current row
        ) as free_plays_before
    from songplays
)

select
    plays.start_time as upgraded_at,
    plays.user_id,
    users.first_name || ' ' || users.last_name as name,
    plays.free_plays_before,
    users.level as level_now
from plays
inner join users
    on plays.user_id = users.user_id
where
    plays.level = 'paid'
    and plays.level_before = 'free'
    and plays.start_time >= cast(:from as date)
    and plays.start_time < dateadd(day, 1, cast(:to as date))
order by plays.start_time, plays.user_id;
