-- load_history: writes down this load, in the transaction that publishes it.
-- grain: run_id | from: the staging tables, the run's parameters | rerun: one more row a run
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
    (select count(*) from new_source_plays) as new_play_lines,
    (select count(*) from new_source_songs) as new_song_lines,
    (select count(*) from songplays) as songplays_after,
    getdate() as loaded_at;
