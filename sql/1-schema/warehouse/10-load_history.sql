-- load_history: when the warehouse was loaded, from what, and by which run.
-- grain: run_id | from: 8-load_history.sql, in the publishing transaction | rerun: kept
-- diststyle all: a row a load; sortkey loaded_at: the latest loads
create table if not exists load_history (
    run_id varchar(64) not null,
    loader_version varchar(64) not null,
    events_from varchar(1024) not null,
    songs_from varchar(1024) not null,
    staged_events bigint not null,
    staged_songs bigint not null,
    new_play_lines bigint not null,
    new_song_lines bigint not null,
    songplays_after bigint not null,
    loaded_at timestamp not null
)
diststyle all
sortkey (loaded_at);
