-- songs_by_decade: From which decades are the songs that are played?
-- grain: one row per decade with a song in the catalog; null where the year is unknown
-- param from date = 1970-01-01 | first day of plays
-- param to date = 2100-01-01 | last day of plays
-- chart: bar x=decade_name y=plays title="Plays by the song's decade" order=13
with plays as (
    select
        song_id,
        count(*) as plays
    from songplays
    where
        song_id is not null
        and start_time >= cast(:from as date)
        and start_time < dateadd(day, 1, cast(:to as date))
    group by song_id
),

catalog as (
    select
        case when songs.year > 0 then songs.year - songs.year % 10 end as decade,
        songs.song_id,
        plays.plays
    from songs
    left join plays
        on songs.song_id = plays.song_id
)

select
    decade,
    coalesce(cast(decade as varchar(4)) || 's', 'unknown') as decade_name,
    count(*) as songs,
    count(plays) as songs_played,
    cast(coalesce(sum(plays), 0) as bigint) as plays
from catalog
group by decade
order by decade asc nulls last;
