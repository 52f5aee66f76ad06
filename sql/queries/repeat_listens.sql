-- repeat_listens: Which songs do listeners come back to?
-- grain: one row per song that somebody played twice, the most repeated first
-- param from date = 1970-01-01 | first day
-- param to date = 2100-01-01 | last day
-- param top integer = 10 | how many songs
-- A repeat is each play of a song by one listener after their first.
-- chart: bar x=title series=artist_name y=repeats title="Songs people come back to" order=10
with listens as (
    select
        song_id,
        artist_id,
        user_id,
        count(*) as plays
    from songplays
    where
        song_id is not null
        and start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by song_id, artist_id, user_id
),

repeated as (
    select
        song_id,
        artist_id,
        cast(sum(plays - 1) as bigint) as repeats,
        count(case when plays > 1 then 1 end) as returning_listeners,
        count(*) as listeners
    from listens
    group by song_id, artist_id
),

ranked as (
    select
        row_number() over (
            order by
                repeated.repeats desc, repeated.returning_listeners desc, repeated.song_id asc
        ) as place,
        repeated.song_id,
        songs.title,
        artists.name as artist_name,
        repeated.repeats,
        repeated.returning_listeners,
        repeated.listeners
    from repeated
    inner join songs
        on repeated.song_id = songs.song_id
    inner join artists
        on repeated.artist_id = artists.artist_id
    where repeated.repeats > 0
)

select
    place,
    song_id,
    title,
    artist_name,
    repeats,
    returning_listeners,
    listeners
from ranked
where place <= cast(:top as integer)
order by place;
