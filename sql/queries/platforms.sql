-- platforms: On which systems do people listen?
-- grain: one row per platform, as the browser names it
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- Phones first: an iPhone's browser says that it is like Mac OS X, Android's that it is Linux.
-- chart: bar x=platform y=listeners title="Platforms" order=15
with plays as (
    select
        case
            when user_agent like '%iPhone%' then 'iPhone'
            when user_agent like '%iPad%' then 'iPad'
            when user_agent like '%Android%' then 'Android'
            when user_agent like '%Windows%' then 'Windows'
            when user_agent like '%Macintosh%' then 'Mac'
            when user_agent like '%Linux%' then 'Linux'
            else 'other'
        end as platform,
        user_id,
        level
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
)

select
    platform,
    count(distinct user_id) as listeners,
    count(*) as plays,
    cast(
        100.0 * count(case when level = 'paid' then 1 end) / count(*) as decimal(5, 1)
    ) as paid_percent
from plays
group by platform
order by listeners desc, plays desc, platform asc;
