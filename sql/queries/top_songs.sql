-- top_songs: Which songs are played most?
-- grain: one row per song, the most played first
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- param top integer = 10 | how many songs
-- chart: bar x=title series=artist_name y=plays title="Top songs" order=4
with plays as (
    select
        song_id,
        artist_id,
        count(*) as plays,
        count(distinct user_id) as listeners
    from songplays
    where
        song_id is not null
        and start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by song_id, artist_id
),

ranked as (
    select
        row_number() over (
            order by plays.plays desc, plays.listeners desc, plays.song_id asc
        ) as place,
        plays.song_id,
        songs.title,
        artists.name as artist_name,
        nullif(songs.year, 0) as year,
        plays.plays,
        plays.listeners
    from plays
    inner join songs
        on plays.song_id = songs.song_id
    inner join artists
        on plays.artist_id = artists.artist_id
)

select
    place,
    song_id,
    title,
    artist_name,
    year,
    plays,
    listeners
from ranked
where place <= cast(:top as integer)
order by place;
