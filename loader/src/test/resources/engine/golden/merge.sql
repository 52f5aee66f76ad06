-- merge: as Redshift allows it
create table target (id int, v varchar(5));
create temp table source as select 1 as id, 'x' as v union all select 2, 'y';
insert into target values (1, 'old');
merge into target using source on target.id = source.id when matched then update set v = source.v when not matched then insert (id, v) values (source.id, source.v);
select id, v from target order by id;
merge into target using source s on target.id = s.id when matched then delete when not matched then insert values (s.id, s.v);
select count(*) from target;
insert into target values (1, 'old');
insert into source values (1, 'dup');
merge into target using source on target.id = source.id when matched then update set v = source.v when not matched then insert (id, v) values (source.id, source.v);
merge into target t using source on t.id = source.id when matched then delete when not matched then insert values (1, 'a');
merge into target using (select 1 as id) s on target.id = s.id when matched then delete when not matched then insert values (1, 'a');
merge into target using source on target.id = source.id when matched then delete;
