-- songplays: adds new plays, and gives old ones a song that arrived after them.
-- grain: start_time, user_id, session_id | from: staging_events, source_plays, source_songs
-- rerun: changes nothing; a songplay_id stays once given
-- Of several lines of one play the first in the session wins. Its song is the one whose title and
-- artist name, as the song's own file gives them, equal the event's; of several the nearest in
-- duration, then the smallest song_id. No song: the play is kept, its song_id and artist_id null.
-- A play that isn't contested is new, and has one line and at most one song: nothing to rank.
insert into songplays (
    start_time,
    user_id,
    level,
    song_id,
    artist_id,
    session_id,
    location,
    user_agent
)
select
    staging_events.ts as start_time,
    staging_events.user_id,
    staging_events.level,
    source_songs.song_id,
    source_songs.artist_id,
    staging_events.session_id,
    staging_events.location,
    staging_events.user_agent
from staging_events
left join contested_plays
    on
        staging_events.ts = contested_plays.start_time
        and staging_events.user_id = contested_plays.user_id
        and staging_events.session_id = contested_plays.session_id
left join source_songs
    on
        staging_events.song = source_songs.title
        and staging_events.artist = source_songs.artist_name
where
    staging_events.page = 'NextSong'
    and contested_plays.start_time is null;

create temporary table changed_songplays as
with ranked_plays as (
    select
        start_time,
        user_id,
        session_id
    from contested_lines
    union
    select
        start_time,
        user_id,
        session_id
    from reopened_plays
),

lines as (
    select
        source_plays.start_time,
        source_plays.user_id,
        source_plays.session_id,
        source_plays.song,
        source_plays.artist,
        source_plays.level,
        source_plays.location,
        source_plays.user_agent,
        source_plays.length,
        row_number() over (
            partition by source_plays.start_time, source_plays.user_id, source_plays.session_id
            order by
                source_plays.item_in_session,
                source_plays.song,
                source_plays.artist,
                source_plays.length,
                source_plays.level,
                source_plays.location,
                source_plays.user_agent
        ) as choice
    from source_plays
    inner join ranked_plays
        on
            source_plays.start_time = ranked_plays.start_time
            and source_plays.user_id = ranked_plays.user_id
            and source_plays.session_id = ranked_plays.session_id
),

matches as (
    select
        lines.start_time,
        lines.user_id,
        lines.level,
        source_songs.song_id,
        source_songs.artist_id,
        lines.session_id,
        lines.location,
        lines.user_agent,
        row_number() over (
            partition by lines.start_time, lines.user_id, lines.session_id
            order by
                abs(source_songs.duration - lines.length),
                source_songs.song_id,
                source_songs.artist_id
        ) as nearness
    from lines
    left join source_songs
        on
            lines.song = source_songs.title
            and lines.artist = source_songs.artist_name
    where lines.choice = 1
)

select
    start_time,
    user_id,
    level,
    song_id,
    artist_id,
    session_id,
    location,
    user_agent
from matches
where nearness = 1
except
select
    songplays.start_time,
    songplays.user_id,
    songplays.level,
    songplays.song_id,
    songplays.artist_id,
    songplays.session_id,
    songplays.location,
    songplays.user_agent
from songplays
inner join ranked_plays
    on
        songplays.start_time = ranked_plays.start_time
        and songplays.user_id = ranked_plays.user_id
        and songplays.session_id = ranked_plays.session_id;

update songplays
set
    level = changed_songplays.level,
    song_id = changed_songplays.song_id,
    artist_id = changed_songplays.artist_id,
    location = changed_songplays.location,
    user_agent = changed_songplays.user_agent
from changed_songplays
where
    songplays.start_time = changed_songplays.start_time
    and songplays.user_id = changed_songplays.user_id
    and songplays.session_id = changed_songplays.session_id;

insert into songplays (
    start_time,
    user_id,
    level,
    song_id,
    artist_id,
    session_id,
    location,
    user_agent
)
select
    changed_songplays.start_time,
    changed_songplays.user_id,
    changed_songplays.level,
    changed_songplays.song_id,
    changed_songplays.artist_id,
    changed_songplays.session_id,
    changed_songplays.location,
    changed_songplays.user_agent
from changed_songplays
left join songplays
    on
        changed_songplays.start_time = songplays.start_time
        and changed_songplays.user_id = songplays.user_id
        and changed_songplays.session_id = songplays.session_id
where songplays.songplay_id is null;
