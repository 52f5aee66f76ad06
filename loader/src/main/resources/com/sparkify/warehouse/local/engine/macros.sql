-- Redshift's functions where DuckDB has none of that name, or one that means something else.
-- A function named here is on the allow-list by that; a call of it goes to memory.functions.
-- names that start with internal_ serve the rewriting rules and can't be called by a statement.

create macro functions.concat(a, b) as (a || b);
create macro functions.nvl(a, b) as coalesce(a, b), (a, b, c) as coalesce(a, b, c), (a, b, c, d) as coalesce(a, b, c, d);
create macro functions.isnull(a, b) as coalesce(a, b);
create macro functions.nvl2(a, b, c) as case when a is not null then b else c end;
create macro functions.len(text) as cast(length(cast(text as varchar)) as integer);
create macro functions.length(text) as cast(length(cast(text as varchar)) as integer);
create macro functions.char_length(text) as cast(length(cast(text as varchar)) as integer);
create macro functions.character_length(text) as cast(length(cast(text as varchar)) as integer);
create macro functions.textlen(text) as cast(length(cast(text as varchar)) as integer);
create macro functions.octet_length(text) as cast(strlen(cast(text as varchar)) as integer);
create macro functions.charindex(part, text) as cast(strpos(text, part) as integer);
create macro functions.strpos(text, part) as cast(strpos(text, part) as integer);
create macro functions.btrim(text) as trim(text), (text, marks) as trim(text, marks);
create macro functions.dlog10(number) as log10(number);
create macro functions.dexp(number) as exp(number);
create macro functions.log(number) as log10(cast(number as double));
create macro functions.sha(text) as sha1(text);
create macro functions.sha2(text, bits) as case bits when 256 then sha256(text) when 0 then sha256(text) else error('sha2 of ' || bits || ' bits is not supported by the local engine') end;
create macro functions.strtol(text, base) as case base when 16 then cast('0x' || text as bigint) when 10 then cast(text as bigint) else error('strtol of base ' || base || ' is not supported by the local engine') end;
create macro functions.to_hex(number) as lower(hex(number));
create macro functions.initcap(text) as array_to_string(list_transform(regexp_extract_all(text, '[[:alnum:]]+|[^[:alnum:]]+'), lambda part : upper(part[1]) || lower(part[2:])), '');
create macro functions.regexp_substr(text, pattern) as regexp_extract(text, pattern), (text, pattern, start) as regexp_extract(substr(text, start), pattern), (text, pattern, start, occurrence) as coalesce(regexp_extract_all(substr(text, start), pattern)[occurrence], '');
create macro functions.regexp_replace(text, pattern) as regexp_replace(text, pattern, '', 'g'), (text, pattern, replacement) as regexp_replace(text, pattern, regexp_replace(replacement, '\$(\d)', '\\\1', 'g'), 'g');
create macro functions.regexp_count(text, pattern) as len(regexp_extract_all(text, pattern)), (text, pattern, start) as len(regexp_extract_all(substr(text, start), pattern));
create macro functions.regexp_instr(text, pattern) as case when regexp_matches(text, pattern) then strpos(text, regexp_extract(text, pattern)) else 0 end;
create macro functions.getdate() as date_trunc('second', cast(get_current_timestamp() as timestamp));
create macro functions.internal_sysdate() as cast(get_current_timestamp() as timestamp);
create macro functions.now() as get_current_timestamp();
create macro functions.last_day(day) as last_day(cast(day as date));
create macro functions.add_months(day, months) as case when cast(day as date) = last_day(cast(day as date)) then last_day(cast(cast(day as date) + to_months(cast(months as integer)) as date)) + (cast(day as timestamp) - cast(cast(day as date) as timestamp)) else cast(day as timestamp) + to_months(cast(months as integer)) end;
create macro functions.months_between(a, b) as case when date_part('day', cast(a as date)) = date_part('day', cast(b as date)) or (cast(a as date) = last_day(cast(a as date)) and cast(b as date) = last_day(cast(b as date))) then cast(date_diff('month', cast(b as date), cast(a as date)) as double) else date_diff('month', cast(b as date), cast(a as date)) + (date_part('day', cast(a as date)) - date_part('day', cast(b as date))) / 31.0 end;
create macro functions.convert_timezone(target, moment) as timezone(target, timezone('UTC', cast(moment as timestamp))), (source, target, moment) as timezone(target, timezone(source, cast(moment as timestamp)));
create macro functions.timezone(zone, moment) as timezone(zone, moment);
create macro functions.json_extract_path_text(document, a) as coalesce(json_extract_string(document, '$."' || a || '"'), ''), (document, a, b) as coalesce(json_extract_string(document, '$."' || a || '"."' || b || '"'), ''), (document, a, b, c) as coalesce(json_extract_string(document, '$."' || a || '"."' || b || '"."' || c || '"'), '');
create macro functions.json_extract_array_element_text(document, place) as coalesce(json_extract_string(document, '$[' || place || ']'), '');
create macro functions.is_valid_json(document) as json_valid(document);
create macro functions.json_parse(document) as cast(document as json);
create macro functions.json_serialize(document) as cast(document as varchar);

create macro functions.internal_nonzero(number) as case when number = 0 then error('division by zero') else number end;
create macro functions.internal_continues(text, place) as hex(encode(text)[place:place]) between '80' and 'BF';
create macro functions.internal_varchar(text, bytes) as case when strlen(text) <= bytes then text else decode(encode(text)[1:bytes - case when not memory.functions.internal_continues(text, bytes + 1) then 0 when not memory.functions.internal_continues(text, bytes) then 1 when not memory.functions.internal_continues(text, bytes - 1) then 2 else 3 end]) end;
create macro functions.internal_char(text, bytes) as rtrim(case when strlen(text) <= bytes then text else left(text, bytes) end, ' ');
create macro functions.internal_extract(part, moment) as case part when 'ms' then cast(date_part('ms', moment) % 1000 as integer) when 'us' then cast(date_part('us', moment) % 1000000 as integer) else cast(date_part(part, moment) as integer) end;
create macro functions.internal_epoch(part, moment) as cast(floor(date_part('epoch', moment)) as bigint);
create macro functions.internal_part(part, moment) as case part when 'ms' then cast(date_part('ms', moment) % 1000 as double) when 'us' then cast(date_part('us', moment) % 1000000 as double) else cast(date_part(part, moment) as double) end;
