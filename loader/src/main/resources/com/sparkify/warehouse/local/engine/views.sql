-- Redshift's system views, with the columns of the guide that mean something here.

create view redshift.stl_load_errors as
    select 100::integer as userid, 0::integer as slice, table_id::integer as tbl
        , make_timestamp(start_time) as starttime, session_id::integer as session
        , query_id::integer as query, file_name as filename, line_number
        , column_name as colname, column_type as type, column_length as col_length
        , position::integer as position, raw_line, raw_field_value
        , error_code::smallint as err_code, error_message as err_reason
        , 0::integer as is_partial, 0::integer as start_offset
    from sparkify_load_errors();

create view redshift.stl_loaderror_detail as
    select 100::integer as userid, 0::integer as slice, session_id::integer as session
        , query_id::integer as query, file_name as filename, line_number
        , 0::integer as field, column_name as colname, raw_field_value as value
        , 0::integer as is_null, column_type as type, column_length as col_length
    from sparkify_load_errors();

create view redshift.sys_load_error_detail as
    select 100::integer as user_id, query_id, 0::bigint as transaction_id
        , session_id::integer as session_id, 'dev' as database_name, table_id::integer as table_id
        , make_timestamp(start_time) as start_time, file_name, line_number, column_name
        , column_type, column_length, position::integer as position
        , error_code::integer as error_code, error_message
    from sparkify_load_errors();

create view redshift.sys_load_history as
    select 100::integer as user_id, query_id, status, session_id::integer as session_id
        , 0::bigint as transaction_id, 'dev' as database_name, schema_name, table_name
        , make_timestamp(start_time) as start_time, make_timestamp(end_time) as end_time
        , coalesce(end_time, epoch_us(get_current_timestamp())) - start_time as duration
        , data_source, 'json' as file_format, loaded_rows, loaded_bytes
        , source_files as source_file_count, source_bytes as source_file_bytes
        , scanned_files as file_count_scanned, loaded_bytes as file_bytes_scanned
        , error_count, error_message
    from sparkify_loads();

create view redshift.stl_load_commits as
    select 100::integer as userid, query_id::integer as query, 0::integer as slice
        , table_name as name, data_source as filename, loaded_rows as lines_scanned
        , make_timestamp(end_time) as curtime
    from sparkify_loads()
    where status = 'completed';

create view redshift.stv_load_state as
    select 100::integer as userid, session_id::integer as session, query_id::integer as query
        , 0::integer as slice, session_id::integer as pid, make_timestamp(start_time) as recordtime
        , source_bytes as bytes_to_load, loaded_bytes as bytes_loaded
        , source_bytes as bytes_to_load_compressed, loaded_bytes as bytes_loaded_compressed
        , loaded_rows as lines, source_files as num_files, scanned_files as num_files_complete
        , data_source as current_file
        , case when source_bytes = 0 then 100 else least(100, 100 * loaded_bytes / source_bytes) end::integer as pct_complete
    from sparkify_loads()
    where status = 'running';

create view redshift.svv_tables as
    select 'dev' as table_catalog, schema_name as table_schema, table_name, 'BASE TABLE' as table_type, '' as remarks
    from duckdb_tables() where database_name = 'dev'
    union all
    select 'dev', schema_name, view_name, 'VIEW', ''
    from duckdb_views() where database_name = 'dev' and not internal;

create view redshift.svv_table_info as
    select 'dev' as database, schema_name as schema, table_oid as table_id, table_name as "table"
        , 'Y' as encoded
        , case comment->>'$.distributionStyle' when 'key' then 'KEY(' || (comment->>'$.distributionKey') || ')' else upper(comment->>'$.distributionStyle') end as diststyle
        , coalesce(comment->>'$.sortKeys[0]', case when comment->>'$.sortStyle' = 'auto' then 'AUTO(SORTKEY)' end) as sortkey1
        , json_array_length(comment, '$.sortKeys')::integer as sortkey_num
        , 1::bigint as size, estimated_size::numeric(38, 0) as tbl_rows, 0::numeric(5, 2) as unsorted
        , 0::numeric(5, 2) as stats_off, 1.00::numeric(19, 2) as skew_rows, estimated_size::bigint as estimated_visible_rows
    from duckdb_tables() where database_name = 'dev';

create view redshift.pg_table_def as
    select c.schema_name as schemaname, c.table_name as tablename, lower(c.column_name) as "column"
        , coalesce(t.comment->>('$.types."' || lower(c.column_name) || '"'), case c.data_type when 'VARCHAR' then 'character varying(65535)' else lower(c.data_type) end) as type
        , coalesce(t.comment->>('$.encodings."' || lower(c.column_name) || '"'), 'none') as encoding
        , (t.comment->>'$.distributionKey') = lower(c.column_name) as distkey
        , coalesce(list_position(cast(t.comment->'$.sortKeys' as varchar[]), lower(c.column_name)), 0)::integer as sortkey
        , not c.is_nullable as notnull
    from duckdb_columns() c inner join duckdb_tables() t on t.table_oid = c.table_oid and t.database_name = c.database_name
    where c.database_name = 'dev';

create view redshift.svv_columns as
    select 'dev' as table_catalog, schema_name as table_schema, table_name, lower(column_name) as column_name
        , column_index as ordinal_position, column_default, case when is_nullable then 'YES' else 'NO' end as is_nullable
        , lower(data_type) as data_type
    from duckdb_columns() where database_name = 'dev' and not internal;
