// Reads DBML with its own parser, and prints what it says: a line of JSON a file.
//
//     node dbml.mjs <folder with node_modules> <file>...
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, "index.js"));
const { Parser } = require("@dbml/core");

for (const file of files) {
  let schema;
  try {
    [schema] = new Parser().parse(fs.readFileSync(file, "utf8"), "dbmlv2").schemas;
  } catch (error) {
    console.log(JSON.stringify({ error: error.diags ?? String(error) }));
    continue;
  }
  console.log(
    JSON.stringify({
      tables: schema.tables.map((table) => ({
        name: table.name,
        note: table.note,
        columns: table.fields.map((field) => ({
          name: field.name,
          type: field.type.type_name,
          key: Boolean(field.pk),
          required: Boolean(field.not_null),
          unique: Boolean(field.unique),
          default: field.dbdefault ? field.dbdefault.value : null,
          note: field.note,
        })),
        indexes: table.indexes.map((index) => ({
          name: index.name,
          unique: Boolean(index.unique),
          columns: index.columns.map((column) => column.value),
          note: index.note,
        })),
        checks: table.checks.map((check) => ({ name: check.name, expression: check.expression })),
      })),
      enums: schema.enums.map((of) => ({ name: of.name, values: of.values.map((value) => value.name) })),
      references: schema.refs.map((reference) => ({
        ends: reference.endpoints.map((end) => ({
          table: end.tableName,
          columns: end.fieldNames,
          relation: end.relation,
        })),
        onDelete: reference.onDelete,
      })),
      groups: schema.tableGroups.map((group) => ({
        name: group.name,
        note: group.note,
        tables: group.tables.map((table) => table.name),
      })),
    }),
  );
}
