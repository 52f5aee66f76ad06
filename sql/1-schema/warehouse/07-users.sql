-- users: who has played a song, as the latest play tells it.
-- grain: user_id | from: source_plays | rerun: kept
-- diststyle all: small, joined by every question about listeners; sortkey user_id: the join's key
create table if not exists users (
    user_id integer not null,
    first_name varchar(256),
    last_name varchar(256),
    gender varchar(8),
    level varchar(16),
    primary key (user_id)
)
diststyle all
sortkey (user_id);
