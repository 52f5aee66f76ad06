-- source_songs: every distinct song line that any load delivered. Songs and artists are computed
-- from this set alone, so the order in which files arrive can't matter.
-- grain: the whole line | from: staging_songs | rerun: kept, grows by new lines only
-- diststyle all: small, joined to every play by title and artist name
create table if not exists source_songs (
    song_id varchar(32) not null,
    artist_id varchar(32) not null,
    title varchar(1024) not null,
    artist_name varchar(1024),
    artist_location varchar(1024),
    artist_latitude double precision,
    artist_longitude double precision,
    year integer,
    duration double precision
)
diststyle all
sortkey (song_id);
