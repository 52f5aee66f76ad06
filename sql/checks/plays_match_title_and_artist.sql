-- plays_match_title_and_artist: a play's song has the event's title and the event's artist name
-- rule: a match on the title alone, or on a name spelt otherwise, is no match
select
    start_time,
    user_id,
    session_id,
    song_id,
    artist_id
from songplays
where song_id is not null or artist_id is not null
except
select
    source_plays.start_time,
    source_plays.user_id,
    source_plays.session_id,
    source_songs.song_id,
    source_songs.artist_id
from source_plays
inner join source_songs
    on
        source_plays.song = source_songs.title
        and source_plays.artist = source_songs.artist_name;
