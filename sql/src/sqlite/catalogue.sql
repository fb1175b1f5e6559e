SELECT json_object(
    'dialect', 'sqlite',
    'tables', json((
        SELECT json_group_array(json_object('name', s.name, 'sql', s.sql,
            'options', json((SELECT json_object(
                    'strict', CASE l.strict WHEN 1 THEN 'yes' END,
                    'without_rowid', CASE l.wr WHEN 1 THEN 'yes' END)
                FROM pragma_table_list(s.name) l WHERE l.schema = 'main'))))
        FROM main.sqlite_schema s WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\')),
    -- What is virtual may need a module that is not there.
    'columns', json((
        SELECT json_group_array(json_object('table', s.name, 'position', c.cid, 'name', c.name,
            'type', c.type, 'nullable', c."notnull" = 0, 'default', c.dflt_value, 'key', c.pk,
            'stored', c.hidden = 3))
        FROM (SELECT name FROM main.sqlite_schema WHERE type = 'table'
            AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%') s,
            pragma_table_xinfo(s.name, 'main') c
        WHERE c.hidden <> 1)),
    'foreign_keys', json((
        SELECT json_group_array(json_object('table', s.name, 'key', CAST(k.id AS TEXT),
            'position', k.seq, 'column', k."from", 'target', k."table", 'references', k."to",
            'on_delete', k.on_delete, 'on_update', k.on_update))
        FROM (SELECT name FROM main.sqlite_schema WHERE type = 'table'
            AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%') s,
            pragma_foreign_key_list(s.name, 'main') k)),
    'indexes', json((
        SELECT json_group_array(json_object('table', s.name, 'index', i.name, 'position', c.seqno,
            'column', c.name,
            'sql', CASE WHEN c.name IS NULL OR c."desc" OR c.coll <> 'BINARY' THEN
                coalesce('"' || replace(c.name, '"', '""') || '"', '(expression)')
                || CASE WHEN c.coll <> 'BINARY' THEN ' COLLATE ' || c.coll ELSE '' END
                || CASE WHEN c."desc" THEN ' DESC' ELSE '' END END,
            'unique', i."unique",
            'statement', (SELECT x.sql FROM main.sqlite_schema x WHERE x.type = 'index' AND x.name = i.name)))
        FROM (SELECT name FROM main.sqlite_schema WHERE type = 'table'
            AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND sql NOT LIKE 'CREATE VIRTUAL%') s,
            pragma_index_list(s.name, 'main') i, pragma_index_xinfo(i.name, 'main') c
        WHERE i.origin <> 'pk' AND c.key = 1)),
    -- Of tables, whose name a trigger may spell otherwise; not of views.
    'triggers', json((
        SELECT json_group_array(json_object('table', t.name, 'name', s.name, 'definition', s.sql))
        FROM main.sqlite_schema s JOIN main.sqlite_schema t
            ON t.type = 'table' AND t.name = s.tbl_name COLLATE NOCASE
        WHERE s.type = 'trigger'))
)
