-- loads: When was the warehouse loaded, and what did each load add?
-- grain: one row per load, the latest first
-- param top integer = 10 | how many loads
with ranked as (
    select
        row_number() over (order by loaded_at desc, run_id asc) as place,
        loaded_at,
        run_id,
        loader_version,
        events_from,
        songs_from,
        staged_events,
        staged_songs,
        new_play_lines,
        new_song_lines,
        songplays_after
    from load_history
)

select
    loaded_at,
    run_id,
    loader_version,
    events_from,
    songs_from,
    staged_events,
    staged_songs,
    new_play_lines,
    new_song_lines,
    songplays_after
from ranked
where place <= cast(:top as integer)
order by place;
