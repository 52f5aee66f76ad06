-- headline: How much is listened to, by how many, and how much of it is paid for?
-- grain: one row, also where nothing was played
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: numbers y=plays,listeners,sessions,matched_percent,paid_percent title="Headline" order=1
with plays as (
    select
        songplay_id,
        user_id,
        session_id,
        song_id,
        level,
        start_time
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
),

sessions as (
    select
        user_id,
        session_id
    from plays
    group by user_id, session_id
)

select
    count(plays.songplay_id) as plays,
    count(distinct plays.user_id) as listeners,
    (select count(*) from sessions) as sessions,
    count(distinct plays.song_id) as songs,
    cast(100.0 * count(plays.song_id) / nullif(count(*), 0) as decimal(5, 1)) as matched_percent,
    cast(
        100.0 * count(case when plays.level = 'paid' then 1 end) / nullif(count(*), 0)
        as decimal(5, 1)
    ) as paid_percent,
    min(plays.start_time) as first_play,
    max(plays.start_time) as last_play
from plays;
