//! A hash of all that a derive knows of a type and the record of an aggregate tells.
//!
//! It takes the place of comparing text by text in const evaluation, where a byte costs a
//! microsecond. What only the types of the fields know is mixed with it there. Attributes are
//! taken apart whole: one that is added does not compile until it is hashed here.

mod field;
mod print;

use proc_macro::TokenTree;

use crate::attribute::container::{Audit, Container};
use crate::attribute::index::Index;
use crate::attribute::invariant::{Form, Invariant, Transitions};
use crate::attribute::script::Script;
use crate::declared::{Body, Declared, DeclaredField, DeclaredVariant, Prints};
use crate::expression::Condition;
use crate::tokens::{TokenStream, in_group};

pub(crate) use print::Print;
use print::Printed;

/// The hash of a type.
pub(crate) fn of(declared: &Declared<'_>) -> u64 {
    let mut print = Print::default();
    declared.print(&mut print);
    print.0
}

/// What an entity is compared by.
pub(crate) fn prints(declared: &Declared<'_>) -> Prints {
    *declared.prints.get_or_init(|| {
        let mut spelling = Print::default();
        for field in declared.mapped() {
            field.spelling().print(&mut spelling);
        }
        Prints {
            print: of(declared),
            spelling: spelling.0,
        }
    })
}

/// The hash of what an id of an entity names.
pub(crate) fn of_target(name: &str, table: &str) -> u64 {
    let mut print = Print::default();
    name.print(&mut print);
    table.print(&mut print);
    print.0
}

impl Printed for Declared<'_> {
    fn print(&self, print: &mut Print) {
        let Self {
            role: _,
            ident: _,
            generics: _,
            container,
            body,
            prints: _,
        } = self;
        self.name().print(print);
        container.print(print);
        match body {
            Body::Struct(_) => 0_u8.print(print),
            Body::Newtype(_) => 1_u8.print(print),
            Body::Enum(variants) | Body::Variants(variants) => {
                for variant in variants {
                    let DeclaredVariant {
                        ident,
                        rename: _,
                        fields: _,
                    } = variant;
                    ident.print(print);
                    variant.value(self).print(print);
                    for field in variant.mapped() {
                        field.print(print);
                    }
                }
            }
            Body::Unfit => {}
        }
        for field in self.mapped() {
            field.print(print);
        }
        if self.cascades() {
            1_u8.print(print);
        }
    }
}

impl Printed for Container {
    fn print(&self, print: &mut Print) {
        // The cases of an enum are in its values, and what an id newtype names is its type's.
        let Self {
            id,
            table,
            purpose,
            version,
            audit,
            name,
            native,
            rename_all: _,
            // It is the type of the only field.
            stored_as: _,
            identifies: _,
            renamed_from,
            tenant,
            invariants,
            indexes,
            scripts,
            doc,
            // What it says is a value of the entity's own.
            doc_of_macro: _,
        } = self;
        for text in [id, table, purpose, name, renamed_from] {
            text.print(print);
        }
        version.print(print);
        if let Some(tenant) = tenant.get() {
            tenant.print(print);
        }
        audit.print(print);
        native.print(print);
        invariants.print(print);
        indexes.print(print);
        // Most types have none.
        for script in scripts {
            3_u8.print(print);
            script.print(print);
        }
        doc.print(print);
        // The name of the package is a fact of its aggregates.
        std::env::var("CARGO_PKG_NAME").ok().print(print);
    }
}

impl Printed for Audit {
    fn print(&self, print: &mut Print) {
        if let Self::Named { created, updated } = self {
            created.print(print);
            updated.print(print);
        }
    }
}

impl Printed for Invariant {
    fn print(&self, print: &mut Print) {
        let Self {
            text,
            name,
            form,
            is_mistaken: _,
        } = self;
        text.print(print);
        name.print(print);
        form.print(print);
    }
}

impl Printed for Form {
    fn print(&self, print: &mut Print) {
        match self {
            Self::Documented => 0_u8.print(print),
            // What is asserted is Rust's alone: no record tells it.
            Self::Assert(_) => 1_u8.print(print),
            Self::Check(condition) => {
                2_u8.print(print);
                condition.print(print);
            }
            Self::Unique {
                word: _,
                fields,
                filter,
                global,
                nulls,
            } => {
                3_u8.print(print);
                fields.print(print);
                filter.print(print);
                if global.is_some() {
                    1_u8.print(print);
                }
                if nulls.is_some() {
                    2_u8.print(print);
                }
            }
            Self::NoOverlap { fields, range } => {
                6_u8.print(print);
                fields.print(print);
                for end in range {
                    end.print(print);
                }
            }
            Self::Transitions(machine) => {
                4_u8.print(print);
                machine.print(print);
            }
            Self::Sql(conditions) => {
                5_u8.print(print);
                for (engine, condition) in conditions {
                    engine.print(print);
                    condition.print(print);
                }
            }
            Self::Constraint(conditions) => {
                7_u8.print(print);
                for (engine, condition) in conditions {
                    engine.print(print);
                    condition.print(print);
                }
            }
        }
    }
}

impl Printed for Transitions {
    fn print(&self, print: &mut Print) {
        let Self {
            word: _,
            field,
            rest,
            arrows,
            starts,
        } = self;
        field.print(print);
        for member in rest {
            member.to_string().print(print);
        }
        for (from, to) in arrows {
            from.print(print);
            to.print(print);
        }
        // What follows where there is no state yet.
        for state in starts {
            state.print(print);
        }
    }
}

impl Printed for Index {
    fn print(&self, print: &mut Print) {
        let Self {
            span: _,
            fields,
            name,
            purpose,
            unique,
            include,
            filter,
            method,
            class,
            descending,
            sql,
        } = self;
        fields.print(print);
        for text in [name, purpose, method] {
            text.print(print);
        }
        unique.print(print);
        include.print(print);
        filter.print(print);
        if descending.is_said() {
            1_u8.print(print);
        }
        if let Some(class) = class.get() {
            2_u8.print(print);
            class.print(print);
        }
        for (engine, text) in sql.get().into_iter().flatten() {
            engine.print(print);
            text.print(print);
        }
    }
}

impl Printed for Script {
    fn print(&self, print: &mut Print) {
        let Self {
            span: _,
            name,
            purpose,
            create,
            drop,
        } = self;
        name.print(print);
        purpose.print(print);
        for (engine, text) in create.iter().chain(drop) {
            engine.print(print);
            text.print(print);
        }
    }
}

impl Printed for Condition {
    fn print(&self, print: &mut Print) {
        self.tokens.print(print);
    }
}

impl Printed for TokenStream {
    fn print(&self, print: &mut Print) {
        for token in self.clone() {
            match token {
                TokenTree::Group(group) => {
                    (group.delimiter() as u8).print(print);
                    in_group(&group).print(print);
                    0_u8.print(print);
                }
                TokenTree::Punct(sign) => sign.as_char().to_string().print(print),
                TokenTree::Ident(ident) => ident.print(print),
                TokenTree::Literal(literal) => literal.to_string().print(print),
            }
        }
    }
}

impl Printed for DeclaredField<'_> {
    fn print(&self, print: &mut Print) {
        // The type is asked for what it contributes, not for how it is spelled.
        let Self {
            ident: _,
            index: _,
            part: _,
            is_of_generic: _,
            depends: _,
            is_of_entity: _,
            name,
            ty: _,
            syntax: _,
            spelling: _,
            attributes,
            is_marked,
            is_mistaken: _,
        } = self;
        name.print(print);
        // Most fields have no attributes.
        is_marked.print(print);
        if *is_marked {
            attributes.print(print);
        }
    }
}
