-- songplays: one row per play; song_id and artist_id are null where no song matches.
-- grain: start_time, user_id, session_id | from: source_plays, source_songs | rerun: kept
-- distkey song_id: meets its song on the same node; sortkey start_time: date ranges
-- Plays without a song all lie on one slice: look at skew_rows in svv_table_info, and from 2 on
-- choose distkey (user_id) here, as docs/performance.md derives.
create table if not exists songplays (
    songplay_id bigint identity(0, 1) not null,
    start_time timestamp not null,
    user_id integer not null,
    level varchar(16),
    song_id varchar(32),
    artist_id varchar(32),
    session_id integer not null,
    location varchar(512),
    user_agent varchar(1024),
    primary key (songplay_id),
    foreign key (start_time) references time (start_time),
    foreign key (user_id) references users (user_id),
    foreign key (song_id) references songs (song_id),
    foreign key (artist_id) references artists (artist_id)
)
diststyle key
distkey (song_id)
sortkey (start_time);
