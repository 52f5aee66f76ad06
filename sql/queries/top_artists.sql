-- top_artists: Which artists are played most?
-- grain: one row per artist, the most played first
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- param top integer = 10 | how many artists
-- chart: bar x=artist_name y=plays title="Top artists" order=5
with plays as (
    select
        artist_id,
        count(*) as plays,
        count(distinct user_id) as listeners,
        count(distinct song_id) as songs
    from songplays
    where
        artist_id is not null
        and start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by artist_id
),

ranked as (
    select
        row_number() over (
            order by plays.plays desc, plays.listeners desc, plays.artist_id asc
        ) as place,
        plays.artist_id,
        artists.name as artist_name,
        artists.location,
        plays.plays,
        plays.listeners,
        plays.songs
    from plays
    inner join artists
        on plays.artist_id = artists.artist_id
)

select
    place,
    artist_id,
    artist_name,
    location,
    plays,
    listeners,
    songs
from ranked
where place <= cast(:top as integer)
order by place;
