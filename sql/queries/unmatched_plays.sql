-- unmatched_plays: How many of each day's plays are of a song that the catalog doesn't have?
-- grain: one row per day with a play (UTC)
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- chart: line x=day y=unmatched_percent unit=% title="Plays without a song" order=14
with days as (
    select
        cast(start_time as date) as day,
        count(*) as plays,
        count(song_id) as matched_plays,
        count(case when song_id is null and level = 'free' then 1 end) as unmatched_free_plays,
        count(case when song_id is null and level = 'paid' then 1 end) as unmatched_paid_plays
    from songplays
    where
        start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by cast(start_time as date)
)

select
    day,
    plays,
    plays - matched_plays as unmatched_plays,
    unmatched_free_plays,
    unmatched_paid_plays,
    cast(100.0 * (plays - matched_plays) / plays as decimal(5, 1)) as unmatched_percent
from days
order by day;
