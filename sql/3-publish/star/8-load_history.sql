-- load_history: writes down this load, in the transaction that publishes it.
-- grain: run_id | from: the staging tables, the run's parameters | rerun: one more row a run
-- new_play_lines is what source_plays holds beyond the new lines of all loads before.
insert into load_history (
    run_id,
    loader_version,
    events_from,
    songs_from,
    staged_events,
    staged_songs,
    new_play_lines,
    new_song_lines,
    songplays_after,
    loaded_at
)
select
    '${run_id}' as run_id,
    '${loader_version}' as loader_version,
    '${events}' as events_from,
    '${songs}' as songs_from,
    (select count(*) from staging_events) as staged_events,
    (select count(*) from staging_songs) as staged_songs,
    (select count(*) from source_plays) - (
        select cast(coalesce(sum(load_history.new_play_lines), 0) as bigint) from load_history
    ) as new_play_lines,
    (select count(*) from new_source_songs) as new_song_lines,
    (select count(*) from songplays) as songplays_after,
    getdate() as loaded_at;
