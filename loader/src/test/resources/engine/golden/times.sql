-- times: unquoted parts, ISO weeks, Sunday is 0, formats in PostgreSQL's letters
select dateadd(month, 1, '2018-01-31'::date), dateadd(ms, 5, timestamp '2018-11-21 21:56:47.796'), dateadd('day', -1, '2018-11-21');
select datediff(day, '2018-01-01', '2018-02-01'), datediff(qtr, '2018-01-01', '2018-12-31'), datediff(hours, '2018-01-01 00:59', '2018-01-01 01:00');
select extract(hour from ts), extract(day from ts), extract(week from ts), extract(dow from ts), extract(ms from ts), extract(epoch from ts) from (select timestamp '2018-11-21 21:56:47.796' as ts);
select date_part(dow, '2018-11-18'::timestamp) as sunday, date_part(week, '2018-12-31'::date) as first_week, datepart(yr, '2018-12-31'::date) as year;
select date_trunc('week', timestamp '2018-11-21 21:56:47.796'), date_trunc('month', date '2018-11-21');
select to_char(ts, 'YYYY-MM-DD HH24:MI:SS.MS'), to_char(ts, 'HH12:MI AM'), to_char(ts, 'Mon DD, YYYY'), to_char(ts, 'DAY') || '|', to_char(ts, 'FMDay'), to_char(ts, 'D Q IW DDD') from (select timestamp '2018-11-21 21:56:47.796' as ts);
select to_date('20181121', 'YYYYMMDD'), to_timestamp('2018-11-21 01:02:03', 'YYYY-MM-DD HH24:MI:SS');
select convert_timezone('America/New_York', '2018-11-21 21:56:47'), convert_timezone('America/New_York', 'UTC', '2018-11-21 16:56:47');
select date '2018-11-21' + 1 as next_day, date '2018-11-21' - date '2018-11-01' as days, timestamp '2018-11-21 10:00' - interval '1 hour' as before;
select timestamp 'epoch' + 1541105830796 / 1000 * interval '1 second' as milliseconds_lost;
select last_day('2018-02-03'), add_months('2018-01-31', 1), months_between('2018-03-31', '2018-02-28');
select getdate() > '2018-01-01' as now, sysdate >= getdate() as later, current_date = getdate()::date as today;
select timestamp '2018-11-21 21:56:47.123456' as micros, timestamp '2018-11-21 21:56:47' as whole, timestamptz '2018-11-21 21:56:47+02' as zone, time '21:56:47.5' as time;
select dateadd(lightyear, 1, '2018-01-01');
select cast('2018-13-01' as date);
