SET @tablewright_client = @@SESSION.character_set_client, @tablewright_results = @@SESSION.character_set_results, @tablewright_connection = @@SESSION.character_set_connection, @tablewright_collation = @@SESSION.collation_connection;
SET NAMES utf8mb4;
SET @tablewright_sql_mode = @@SESSION.sql_mode, @tablewright_length = @@SESSION.group_concat_max_len, @tablewright_time = @@SESSION.{timeout};
SET SESSION sql_mode = '', group_concat_max_len = 1073741824, {timeout} = {limit};
START TRANSACTION READ ONLY;
SELECT CONCAT(
    '{"dialect":"{dialect}","tables":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'name', t.table_name, 'comment', t.table_comment,
            'options', JSON_OBJECT('engine', t.engine, 'collation', t.table_collation,
                'versioned', IF(t.table_type = 'BASE TABLE', NULL, 'yes'),
                'also', NULLIF(t.create_options, ''))))
        FROM information_schema.tables t
        WHERE t.table_schema = DATABASE() AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')), '[]'),
    ',"columns":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'table', c.table_name, 'position', c.ordinal_position, 'name', c.column_name,
            'type', c.column_type, 'nullable', c.is_nullable = 'YES', 'default', c.column_default,
            'generated', NULLIF(c.generation_expression, ''),
            'stored', c.extra LIKE '%STORED%' OR c.extra LIKE '%PERSISTENT%',
            'collation', c.collation_name, 'comment', c.column_comment, 'extra', c.extra))
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE c.table_schema = DATABASE() AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')), '[]'),
    ',"checks":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'table', c.table_name, 'name', c.constraint_name, 'expression', c.check_clause,
            'enforcement', c.enforcement))
        FROM ({checks}) c), '[]'),
    ',"foreign_keys":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'table', k.table_name, 'key', k.constraint_name, 'position', k.ordinal_position,
            'column', k.column_name,
            'target', IF(k.referenced_table_schema = DATABASE(), k.referenced_table_name,
                CONCAT(k.referenced_table_schema, '.', k.referenced_table_name)),
            'references', k.referenced_column_name,
            'on_delete', r.delete_rule, 'on_update', r.update_rule))
        FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r
            ON r.constraint_schema = k.constraint_schema
            AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
        WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL), '[]'),
    ',"indexes":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'table', s.table_name, 'index', s.index_name, 'position', s.seq_in_index,
            'column', s.column_name,
            'sql', IF(s.column_name IS NULL OR s.sub_part IS NOT NULL OR s.collation = 'D', CONCAT(
                COALESCE(CONCAT('`', s.column_name, '`'), {expression}),
                IF(s.sub_part IS NULL, '', CONCAT('(', s.sub_part, ')')),
                IF(s.collation = 'D', ' DESC', '')), NULL),
            'primary', s.index_name = 'PRIMARY', 'unique', s.non_unique = 0,
            'method', NULLIF(s.index_type, 'BTREE'), 'invalid', {invisible},
            'comment', s.index_comment))
        FROM information_schema.statistics s
        WHERE s.table_schema = DATABASE()), '[]'),
    ',"triggers":',
    COALESCE((
        SELECT JSON_ARRAYAGG(JSON_OBJECT(
            'table', g.event_object_table, 'name', g.trigger_name,
            'definition', CONCAT('CREATE /* ', g.sql_mode, ' */ TRIGGER `', REPLACE(g.trigger_name, '`', '``'), '` ',
                g.action_timing, ' ', g.event_manipulation, ' ON `', REPLACE(g.event_object_table, '`', '``'),
                '` FOR EACH ROW ', g.action_statement)))
        FROM information_schema.triggers g
        WHERE g.trigger_schema = DATABASE()), '[]'),
    '}');
COMMIT;
SET SESSION sql_mode = @tablewright_sql_mode, group_concat_max_len = @tablewright_length, {timeout} = @tablewright_time;
SET SESSION character_set_client = @tablewright_client, character_set_results = @tablewright_results, character_set_connection = @tablewright_connection, collation_connection = @tablewright_collation;
