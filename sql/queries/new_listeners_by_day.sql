-- new_listeners_by_day: How many people play their first song on each day?
-- grain: one row per day with a first play (UTC)
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- A listener is new on the day of their first play ever, also where that lies before :from.
-- chart: line x=day y=new_listeners,listeners_so_far title="New listeners" order=16
with first_plays as (
    select
        user_id,
        cast(min(start_time) as date) as day
    from songplays
    group by user_id
),

days as (
    select
        day,
        count(*) as new_listeners
    from first_plays
    group by day
),

so_far as (
    select
        day,
        new_listeners,
        cast(
            sum(new_listeners) over (
                order by day
                rows between unbounded preceding and current row
            ) as bigint
        ) as listeners_so_far
    from days
)

select
    day,
    new_listeners,
    listeners_so_far
from so_far
where
    day >= cast(:from as date)
    and day <= cast(:to as date)
order by day;
