-- staging_songs: the song files of the last load, as they came.
-- grain: one song file | from: 2-stage/staging_songs.sql
-- rerun: kept, the next COPY replaces the rows
-- diststyle even: read once, by scan; no sortkey, COPY is quickest without
create table if not exists staging_songs (
    num_songs integer,
    artist_id varchar(32),
    artist_latitude double precision,
    artist_longitude double precision,
    artist_location varchar(1024),
    artist_name varchar(1024),
    song_id varchar(32),
    title varchar(1024),
    duration double precision,
    year integer
)
diststyle even;
