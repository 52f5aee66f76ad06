-- Brings the star that postgresql.sh wrote as CSV into a file that Fingerprint reads.
create table artists as
select * from read_csv('${folder}/artists.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
    artist_id: 'varchar', name: 'varchar', location: 'varchar', latitude: 'double', longitude: 'double'
});
create table songs as
select * from read_csv('${folder}/songs.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
    song_id: 'varchar', title: 'varchar', artist_id: 'varchar', year: 'integer', duration: 'double'
});
create table users as
select * from read_csv('${folder}/users.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
    user_id: 'integer', first_name: 'varchar', last_name: 'varchar', gender: 'varchar', level: 'varchar'
});
create table time as
select * from read_csv('${folder}/time.csv', header = true, nullstr = '', columns = {
    start_time: 'timestamp', hour: 'integer', day: 'integer', week: 'integer', month: 'integer',
    year: 'integer', weekday: 'integer'
});
create table songplays as
select * from read_csv('${folder}/songplays.csv', header = true, nullstr = '', allow_quoted_nulls = false, columns = {
    songplay_id: 'bigint', start_time: 'timestamp', user_id: 'integer', level: 'varchar',
    song_id: 'varchar', artist_id: 'varchar', session_id: 'integer', location: 'varchar',
    user_agent: 'varchar'
});
