-- free_against_paid: How much of each day's listening is paid for?
-- grain: one row per day with a play (UTC)
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: stacked x=day y=free_plays,paid_plays title="Free against paid" order=6
with days as (
    select
        cast(start_time as date) as day,
        count(case when level = 'free' then 1 end) as free_plays,
        count(case when level = 'paid' then 1 end) as paid_plays,
        count(distinct case when level = 'free' then user_id end) as free_listeners,
        count(distinct case when level = 'paid' then user_id end) as paid_listeners
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by cast(start_time as date)
)

select
    day,
    free_plays,
    paid_plays,
    free_listeners,
    paid_listeners,
    cast(
        100.0 * paid_plays / nullif(free_plays + paid_plays, 0) as decimal(5, 1)
    ) as paid_percent
from days
order by day;
