-- artists: who made the songs.
-- grain: artist_id | from: source_songs | rerun: kept
-- diststyle all: small, joined by every question about songs; sortkey artist_id: the join's key
create table if not exists artists (
    artist_id varchar(32) not null,
    name varchar(1024),
    location varchar(1024),
    latitude double precision,
    longitude double precision,
    primary key (artist_id)
)
diststyle all
sortkey (artist_id);
