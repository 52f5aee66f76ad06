-- songs: what can be played. A year of 0 means that the catalog doesn't know it.
-- grain: song_id | from: source_songs | rerun: kept
-- distkey song_id: meets its plays on the same node; sortkey song_id: the join's key
create table if not exists songs (
    song_id varchar(32) not null,
    title varchar(1024) not null,
    artist_id varchar(32) not null,
    year integer,
    duration double precision,
    primary key (song_id),
    foreign key (artist_id) references artists (artist_id)
)
diststyle key
distkey (song_id)
sortkey (song_id);
