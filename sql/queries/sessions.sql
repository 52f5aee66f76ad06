-- sessions: How long do listeners stay, in songs and in minutes?
-- grain: one row per size of session
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- A session's minutes go from the start of its first song to the start of its last: the star
-- doesn't know how long the last one was heard.
-- chart: bar x=songs_in_session y=sessions title="Sessions by number of songs" order=12
with sessions as (
    select
        user_id,
        session_id,
        count(*) as plays,
        datediff(second, min(start_time), max(start_time)) / 60.0 as minutes
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by user_id, session_id
),

sized as (
    select
        plays,
        minutes,
        case
            when plays = 1 then 1
            when plays <= 5 then 2
            when plays <= 10 then 3
            when plays <= 20 then 4
            when plays <= 50 then 5
            else 6
        end as size_class
    from sessions
)

select
    size_class,
    case size_class
        when 1 then '1'
        when 2 then '2 to 5'
        when 3 then '6 to 10'
        when 4 then '11 to 20'
        when 5 then '21 to 50'
        else 'more than 50'
    end as songs_in_session,
    count(*) as sessions,
    cast(sum(plays) as bigint) as plays,
    cast(median(minutes) as decimal(8, 1)) as median_minutes
from sized
group by size_class
order by size_class;
