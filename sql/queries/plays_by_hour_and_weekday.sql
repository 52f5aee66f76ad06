-- plays_by_hour_and_weekday: At which hours of which weekdays is most listened to?
-- grain: one row per weekday and hour with a play (UTC; 0 is Sunday)
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: heatmap x=hour series=weekday_name y=plays title="Plays by hour and weekday" order=3
with hours as (
    select
        time.weekday,
        time.hour,
        count(*) as plays,
        count(distinct songplays.user_id) as listeners
    from songplays
    inner join time
        on songplays.start_time = time.start_time
    where
        songplays.start_time >= cast(:from as date)
        and songplays.start_time < dateadd(day, 1, cast(:to as date))
    group by time.weekday, time.hour
)

select
    weekday,
    case weekday
        when 0 then 'Sunday'
        when 1 then 'Monday'
        when 2 then 'Tuesday'
        when 3 then 'Wednesday'
        when 4 then 'Thursday'
        when 5 then 'Friday'
        when 6 then 'Saturday'
    end as weekday_name,
    hour,
    plays,
    listeners
from hours
order by weekday, hour;
