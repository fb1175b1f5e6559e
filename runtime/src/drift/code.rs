//! From what an aggregate maps to, to its objects: as its record would say it.

use super::list::Texts;
use super::object::{KEYS, Kind, Object, key};
use super::parts::Parts;
use super::read::{Lists, take};
use super::table::find_owners;
use super::value::Value;
use crate::mapping::draft::{
    CheckDraft, ColumnDraft, Found, IndexDraft, Range, RuleDraft, Str, TableDraft,
};
use crate::record::FORMAT;
use crate::rule::Form;
use crate::table::constraints::Constraints;
use crate::text;

/// The code, and what is read of it so far.
pub(super) struct Code<'c, 'a> {
    found: Found<'a>,
    parts: Parts<'a>,
    /// The lists of the rules that are still to come.
    lists: Lists<'a>,
    objects: &'c mut [Object<'a>],
    length: usize,
}

impl<'c, 'a> Code<'c, 'a> {
    pub(super) const fn new(
        found: Found<'a>,
        parts: Parts<'a>,
        lists: Lists<'a>,
        objects: &'c mut [Object<'a>],
    ) -> Self {
        Self {
            found,
            parts,
            lists,
            objects,
            length: 0,
        }
    }

    /// All objects. Returns how many there are: more than have room, perhaps.
    pub(super) const fn all(mut self) -> usize {
        self.aggregate();
        let mut index = 0;
        while index < self.found.tables.len() {
            self.table(&self.found.tables[index]);
            index += 1;
        }
        let mut index = 0;
        while index < self.found.enums.len() {
            self.enumeration(index);
            index += 1;
        }
        let mut index = 0;
        while index < self.found.tables.len() {
            self.entity(index);
            index += 1;
        }
        self.enum_types();
        let mut index = 0;
        while index < self.found.rules.len() {
            self.rule(&self.found.rules[index]);
            index += 1;
        }
        self.scripts();
        // Last: see `former`.
        self.renames();
        if self.length <= self.objects.len() {
            find_owners(self.objects.split_at_mut(self.length).0);
        }
        self.length
    }

    const fn push<const K: usize>(
        &mut self,
        kind: Kind,
        table: Option<usize>,
        values: [Option<Value<'a>>; K],
    ) {
        if self.length < self.objects.len() {
            let object = &mut self.objects[self.length];
            *object = Object::new(kind, table);
            let mut index = 0;
            while index < K && index < KEYS {
                object.values[index] = values[index];
                index += 1;
            }
        }
        self.length += 1;
    }

    #[expect(clippy::unnecessary_wraps, reason = "what a key may say")]
    const fn text(&self, text: Str) -> Option<Value<'a>> {
        Some(Value::Text(self.found.read(text)))
    }

    const fn text_if(&self, text: Option<Str>) -> Option<Value<'a>> {
        optional(self.found.read_if(text))
    }

    #[expect(clippy::unnecessary_wraps, reason = "what a key may say")]
    const fn names(&self, of: Range) -> Option<Value<'a>> {
        let names = text::items(self.lists.texts, of.start, of.end);
        Some(Value::Texts(Texts::List(names)))
    }

    /// What engines are told next, so many of them; nothing where it is none.
    const fn of_engines(&mut self, count: usize) -> Option<Value<'a>> {
        if count == 0 {
            return None;
        }
        Some(Value::SqlConditions(take(
            &mut self.lists.conditions,
            count,
        )))
    }

    const fn names_if(&self, are: bool, of: Range) -> Option<Value<'a>> {
        if are { self.names(of) } else { None }
    }

    const fn aggregate(&mut self) {
        // The root's table is the first.
        let shape = self.found.entity(0);
        let path = said(self.parts.entity(0));
        let (id, package) = match shape.root {
            Some(root) => (optional(root.id), said(root.package)),
            None => (None, None),
        };
        let tenant = match shape.target.tenant {
            Some(tenant) => said(tenant.column),
            None => None,
        };
        let format = Some(Value::Number(FORMAT));
        self.push(
            Kind::Aggregate,
            None,
            [path, said(shape.target.name), id, tenant, package, format],
        );
    }

    const fn table(&mut self, table: &TableDraft) {
        let at = Some(self.length);
        let values = [
            self.text(table.name),
            self.text(table.id),
            said(self.found.entity(0).target.name),
            self.text(table.purpose),
            self.names(table.source_refs),
            Some(Value::Texts(Texts::List(&["id"]))),
        ];
        self.push(Kind::Table, at, values);
        let mut index = table.columns.start;
        while index < table.columns.end {
            self.column(at, &self.found.columns[index]);
            index += 1;
        }
        let mut index = table.indexes.start;
        while index < table.indexes.end {
            self.index(at, &self.found.indexes[index]);
            index += 1;
        }
        let mut index = table.foreign_keys.start;
        while index < table.foreign_keys.end {
            self.foreign_key(at, index);
            index += 1;
        }
        let mut index = table.checks.start;
        while index < table.checks.end {
            self.check(at, &self.found.checks[index]);
            index += 1;
        }
    }

    const fn column(&mut self, table: Option<usize>, column: &ColumnDraft) {
        let constraints = Constraints::of(column.primary_key, column.nullable(), column.unique);
        let values = [
            self.text(column.name),
            Some(Value::Type(column.ty)),
            Some(Value::Constraints(constraints)),
            self.text_if(column.default),
            self.text(column.source),
        ];
        self.push(Kind::Column, table, values);
    }

    const fn index(&mut self, table: Option<usize>, index: &IndexDraft) {
        let purpose = match index.purpose {
            Some(purpose) => self.text(purpose),
            None => said(""),
        };
        let filter = match index.filter {
            Some(filter) => self.text(filter.text),
            None => None,
        };
        let values = [
            self.text(index.name),
            self.names(index.column_names),
            purpose,
            flag(index.unique),
            self.names_if(index.include.length > 0, index.include_names),
            filter,
            optional(index.method),
            self.names_if(index.compared.lowercase != 0, index.lowercase_names),
            self.names_if(index.compared.descending != 0, index.descending_names),
            flag(index.compared.nulls_equal),
            self.names_if(
                index.class_names.start < index.class_names.end,
                index.class_names,
            ),
            self.of_engines(index.sql.len()),
        ];
        self.push(Kind::Index, table, values);
    }

    const fn foreign_key(&mut self, table: Option<usize>, position: usize) {
        let key = &self.found.foreign_keys[position];
        // Behind the names that are listed.
        let start = self.found.names.len() + position;
        let end = start + 1;
        let columns = match key.column_names {
            Range { start: 0, end: 0 } => Range { start, end },
            listed => listed,
        };
        let values = [
            self.names(columns),
            said(self.parts.referred(position)),
            said(key.to.on_delete.as_str()),
        ];
        self.push(Kind::ForeignKey, table, values);
    }

    const fn check(&mut self, table: Option<usize>, check: &CheckDraft) {
        let values = [
            self.text(check.name),
            self.text(check.condition.text),
            self.text(check.source),
        ];
        self.push(Kind::Check, table, values);
    }

    const fn enumeration(&mut self, position: usize) {
        let Some(shape) = self.found.enums[position].shape else {
            return;
        };
        let source = said(self.parts.sources(position));
        let values = Some(Value::Texts(Texts::List(shape.values)));
        self.push(
            Kind::Enum,
            None,
            [said(shape.document_name), values, source],
        );
    }

    const fn entity(&mut self, position: usize) {
        let table = &self.found.tables[position];
        let shape = self.found.entity(position);
        let (version, renamed_from) = match (&table.collection, shape.root) {
            (Some(of), _) => (None, self.found.read_if(of.renamed_from)),
            (None, Some(root)) => (root.version, shape.renamed_from),
            (None, None) => (None, shape.renamed_from),
        };
        let (created, updated) = match shape.audit {
            Some(audit) => (said(audit.created), said(audit.updated)),
            None => (None, None),
        };
        let values = [
            self.text(table.name),
            said(self.parts.entity(position)),
            optional(version),
            created,
            updated,
            optional(renamed_from),
        ];
        self.push(Kind::Entity, None, values);
    }

    const fn enum_types(&mut self) {
        let mut index = 0;
        while index < self.found.enums.len() {
            if let Some(shape) = self.found.enums[index].shape {
                let native = Some(Value::Flag(shape.native));
                let path = said(self.parts.enum_type(index));
                let values = [path, said(shape.document_name), native];
                self.push(Kind::EnumType, None, values);
            }
            index += 1;
        }
    }

    const fn rule(&mut self, drafted: &RuleDraft) {
        let Some(rule) = drafted.rule else { return };
        let mut values = [None; KEYS];
        values[key::NAME] = said(rule.id);
        values[key::RULE_TABLE] = self.text(self.found.tables[drafted.table].name);
        values[key::RULE_DECLARED_ON] = said(drafted.declared_on);
        values[key::RULE_SENTENCE] = said(rule.sentence);
        values[key::RULE_COLUMNS] = self.names(drafted.columns);
        values[key::RULE_CONSTRAINT] = self.text_if(drafted.constraint);
        values[key::RULE_FORM] = said(rule.form.name());
        match rule.form {
            Form::Unique { .. } => values[key::RULE_WHERE] = self.text_if(drafted.filter),
            Form::Transitions { arrows, .. } => {
                let arrows = take(&mut self.lists.arrows, arrows.len());
                values[key::RULE_ARROWS] = Some(Value::Arrows(arrows));
            }
            Form::Sql(conditions) | Form::Constraint(conditions) => {
                values[key::RULE_SQL] = self.of_engines(conditions.len());
            }
            Form::Documented | Form::Assert | Form::Check(_) | Form::NoOverlap { .. } => {}
        }
        self.push(Kind::Rule, None, values);
    }

    const fn scripts(&mut self) {
        let mut table = 0;
        while table < self.found.tables.len() {
            let of = self.found.tables[table];
            // A name and a purpose each.
            let mut at = of.scripts.start;
            while at < of.scripts.end {
                let script = &self.found.entity(table).scripts[(at - of.scripts.start) / 2];
                let values = [
                    self.text(self.found.names[at]),
                    self.text(of.name),
                    self.text(self.found.names[at + 1]),
                    self.of_engines(script.create.len()),
                    self.of_engines(script.drop.len()),
                ];
                self.push(Kind::Script, None, values);
                at += 2;
            }
            table += 1;
        }
    }

    const fn renames(&mut self) {
        let mut index = 0;
        while index < self.found.renames.len() {
            let rename = &self.found.renames[index];
            let values = [
                self.text(self.found.tables[rename.table].name),
                self.text(rename.column),
                self.text(rename.from),
            ];
            self.push(Kind::Rename, None, values);
            index += 1;
        }
    }
}

/// What a key says that is said where it is so.
const fn flag(is: bool) -> Option<Value<'static>> {
    if is { Some(Value::Flag(true)) } else { None }
}

/// What a key says if it is said.
const fn optional(text: Option<&str>) -> Option<Value<'_>> {
    match text {
        Some(text) => Some(Value::Text(text)),
        None => None,
    }
}

/// What a key says.
#[expect(clippy::unnecessary_wraps, reason = "what a key may say")]
const fn said(text: &str) -> Option<Value<'_>> {
    Some(Value::Text(text))
}
