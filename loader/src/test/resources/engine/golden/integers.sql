-- integers: division cuts, overflow and division by zero are errors
select 7 / 2, -7 / 2, 7 / 2.0, 5 % 3, (1 + 6) * 2 / 4;
select x / y as cut, x % y as rest, -x / y as negative from (select 7 as x, 2 as y);
select x / y from (select 7 as x, 0 as y);
select 5 % 0;
select mod(5, 3), power(2, 3), round(2.567, 1), trunc(2.567, 1), ceil(1.2), floor(1.8), abs(-1);
select avg(x), sum(x), count(x), avg(x * 1.0) from (select 1 as x union all select 2);
select 99999999999::int;
select 'abc'::int;
select 'abc'::numeric(5, 2);
select cast('check users found ' || count(*) || ' rows' as int) from (select 1 as x) having count(*) > 0;
select cast('check users found ' || count(*) || ' rows' as int) from (select 1 as x) having count(*) > 1;
select 12345::numeric;
