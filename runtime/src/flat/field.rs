//! What is declared of fields, and of several of them: attributes, rules, indexes.

use super::writer::Writer;
use crate::rule::{Arrow, Form, Path, Rule};
use crate::shape::{Children, Default, FieldOptions, Fields, IndexShape, ScriptShape, Unique};
use crate::table::OnDelete;

/// What attributes may say of a field, each a bit of a number; what is said more of it follows, in
/// this order.
pub mod said {
    /// `column`: a text.
    pub const COLUMN: u32 = 1;
    /// `prefix`: a text.
    pub const PREFIX: u32 = 1 << 1;
    /// `default`: see [`default`](super::default).
    pub const DEFAULT: u32 = 1 << 2;
    /// The previous name: a text.
    pub const RENAMED_FROM: u32 = 1 << 3;
    /// `children`: six optional texts and lists.
    pub const CHILDREN: u32 = 1 << 4;
    /// A column says whether it is there.
    pub const PRESENCE: u32 = 1 << 5;
    /// No index is planned.
    pub const NO_INDEX: u32 = 1 << 6;
    /// `on_delete = cascade`
    pub const CASCADE: u32 = 1 << 7;
    /// `on_delete = set_null`
    pub const SET_NULL: u32 = 1 << 8;
    /// Something is said of a reference.
    pub const REFERENCE: u32 = 1 << 9;
    /// It is the key of the parent.
    pub const PARENT: u32 = 1 << 10;
    /// Something is said of children.
    pub const HAS_CHILDREN: u32 = 1 << 11;
}

/// The tags of defaults.
pub mod default {
    /// A literal.
    pub const VALUE: u8 = 0;
    /// SQL, a text.
    pub const SQL: u8 = 1;
}

/// The tags of what rules ask for.
pub mod form {
    /// Nothing.
    pub const DOCUMENTED: u8 = 0;
    /// An expression of Rust.
    pub const ASSERT: u8 = 1;
    /// Fields, whether the parent is one of them, and a condition if there is one.
    pub const UNIQUE: u8 = 2;
    /// A condition.
    pub const CHECK: u8 = 3;
    /// Pairs of texts: an engine, and its condition.
    pub const SQL: u8 = 4;
    /// The position of a field, and from each state, the states that may follow.
    pub const TRANSITIONS: u8 = 5;
    /// Fields, whether the parent is one of them, and the two ends of a range.
    pub const NO_OVERLAP: u8 = 6;
    /// Pairs of texts: an engine, and its constraint.
    pub const CONSTRAINT: u8 = 7;
}

impl<const SIZE: usize> Writer<SIZE> {
    pub(super) const fn said(&mut self, said: &FieldOptions) {
        self.number(said.position as u128);
        self.number(bits(said) as u128);
        if let Some(column) = said.column {
            self.text(column);
        }
        if let Some(prefix) = said.prefix {
            self.text(prefix);
        }
        if let Some(default) = &said.default {
            self.default(default);
        }
        if let Some(from) = said.renamed_from {
            self.text(from);
        }
        if !is_derived(&said.children) {
            self.children(&said.children);
        }
    }

    const fn children(&mut self, children: &Children) {
        self.optional(children.table);
        self.optional(children.foreign_key);
        self.optional(children.index);
        self.optional(children.purpose);
        self.optional(children.ordered);
        self.flag(children.unique.is_some());
        if let Some(Unique {
            fields,
            compared,
            filter,
        }) = &children.unique
        {
            self.paths(fields);
            self.number(compared.bits());
            self.room.compared(*compared);
            self.condition(filter.as_ref(), &Fields::NONE);
        }
    }

    pub(super) const fn defaults(&mut self, defaults: &[Default]) {
        self.number(defaults.len() as u128);
        let mut index = 0;
        while index < defaults.len() {
            self.default(&defaults[index]);
            index += 1;
        }
    }

    const fn default(&mut self, of: &Default) {
        let start = self.length();
        match of {
            Default::Value(value) => {
                self.small(default::VALUE);
                self.literal(value);
            }
            Default::Sql(sql) => {
                self.small(default::SQL);
                self.text(sql);
            }
        }
        // A quote is written twice.
        self.room.text += 2 * (self.length() - start);
    }

    pub(super) const fn rules(&mut self, rules: &[Rule], fields: &Fields) {
        self.number(rules.len() as u128);
        let mut index = 0;
        while index < rules.len() {
            let rule = &rules[index];
            let before = self.room.nodes;
            // Its sentence is what stands behind the id and `: `.
            self.number(rule.id.len() as u128);
            self.text(rule.text);
            self.optional(rule.name);
            self.form(&rule.form, fields);
            self.room.rule(rule);
            self.room.sources_since(before, rule.text);
            index += 1;
        }
    }

    const fn form(&mut self, of: &Form, own: &Fields) {
        match of {
            Form::Documented => self.small(form::DOCUMENTED),
            Form::Assert => self.small(form::ASSERT),
            Form::Unique {
                fields,
                parent,
                global,
                compared,
                filter,
            } => {
                self.small(form::UNIQUE);
                self.paths(fields);
                self.number(compared.bits());
                self.flag(*parent);
                self.flag(*global);
                self.condition(filter.as_ref(), own);
            }
            Form::NoOverlap {
                fields,
                parent,
                range,
            } => {
                self.small(form::NO_OVERLAP);
                self.paths(fields);
                self.flag(*parent);
                self.paths(range);
            }
            Form::Check(condition) => {
                self.small(form::CHECK);
                self.expression(condition, own);
            }
            Form::Sql(of) => {
                self.small(form::SQL);
                self.of_engines(of);
            }
            Form::Constraint(of) => {
                self.small(form::CONSTRAINT);
                self.of_engines(of);
            }
            Form::Transitions { path, arrows } => {
                self.small(form::TRANSITIONS);
                self.path(*path);
                self.arrows(arrows);
            }
        }
    }

    const fn of_engines(&mut self, of: &[(&str, &str)]) {
        self.number(of.len() as u128);
        let mut index = 0;
        while index < of.len() {
            let (engine, text) = of[index];
            self.text(engine);
            self.text(text);
            index += 1;
        }
    }

    const fn arrows(&mut self, arrows: &[Arrow]) {
        self.number(arrows.len() as u128);
        let mut index = 0;
        while index < arrows.len() {
            let Arrow { from, to } = arrows[index];
            self.text(from);
            self.number(to.len() as u128);
            let mut follower = 0;
            while follower < to.len() {
                self.text(to[follower]);
                follower += 1;
            }
            index += 1;
        }
    }

    pub(super) const fn indexes(&mut self, indexes: &[IndexShape], fields: &Fields) {
        self.number(indexes.len() as u128);
        let mut index = 0;
        while index < indexes.len() {
            let of = &indexes[index];
            self.room.index();
            self.paths(of.fields);
            self.flag(of.on_field);
            self.optional(of.name);
            self.optional(of.purpose);
            self.flag(of.unique);
            self.paths(of.include);
            self.condition(of.filter.as_ref(), fields);
            self.optional(of.method);
            self.number(of.compared.bits());
            self.room.compared(of.compared);
            self.classes(of.classes);
            self.of_engines(of.sql);
            index += 1;
        }
    }

    pub(super) const fn scripts(&mut self, scripts: &[ScriptShape]) {
        self.number(scripts.len() as u128);
        let mut index = 0;
        while index < scripts.len() {
            let script = &scripts[index];
            self.room.script();
            self.optional(script.name);
            self.optional(script.purpose);
            self.of_engines(script.create);
            self.of_engines(script.drop);
            index += 1;
        }
    }

    const fn classes(&mut self, classes: &[&str]) {
        self.number(classes.len() as u128);
        let mut index = 0;
        while index < classes.len() {
            self.text(classes[index]);
            self.room.class(classes[index]);
            index += 1;
        }
    }

    const fn paths(&mut self, paths: &[Path]) {
        self.number(paths.len() as u128);
        let mut index = 0;
        while index < paths.len() {
            self.path(paths[index]);
            index += 1;
        }
    }
}

const fn is_derived(children: &Children) -> bool {
    matches!(
        children,
        Children {
            table: None,
            foreign_key: None,
            index: None,
            purpose: None,
            ordered: None,
            unique: None,
        }
    )
}

const fn bits(of: &FieldOptions) -> u32 {
    let mut bits = match of.on_delete {
        OnDelete::Restrict => 0,
        OnDelete::Cascade => said::CASCADE,
        OnDelete::SetNull => said::SET_NULL,
    };
    macro_rules! set {
        ($($is:expr => $bit:ident;)*) => {
            $(if $is { bits |= said::$bit; })*
        };
    }
    set! {
        of.column.is_some() => COLUMN;
        of.prefix.is_some() => PREFIX;
        of.default.is_some() => DEFAULT;
        of.renamed_from.is_some() => RENAMED_FROM;
        !is_derived(&of.children) => CHILDREN;
        of.presence => PRESENCE;
        !of.implied_index => NO_INDEX;
        of.reference => REFERENCE;
        of.parent => PARENT;
        of.has_children => HAS_CHILDREN;
    }
    bits
}
