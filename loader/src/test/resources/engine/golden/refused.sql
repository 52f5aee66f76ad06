-- refused: what isn't Redshift's, or isn't known here, is named with its place
select [1, 2];
select {'a': 1};
select * exclude (x) from (select 1 as x);
select x from (select 1 as x) order by all;
select count(*) filter (where true) from (select 1 as x);
select * from (values (1)) t (x);
select * from generate_series(1, 3);
select range(3);
from songs;
insert into t values (1) on conflict do nothing;
select distinct on (x) x from (select 1 as x);
create index i on t (a);
create procedure p() as $$ begin end; $$ language plpgsql;
unload ('select 1') to 's3://b/x' iam_role default;
call p();
select to_char(5, '999');
set timezone to 'Europe/Berlin';
select 1
    , lambda_magic(2);
select 'open;
frobnicate the table;
