//! A hash of all that a derive knows of a type and the record of an aggregate tells.
//!
//! It takes the place of comparing text by text in const evaluation, where a byte costs a
//! microsecond. What only the types of the fields know is mixed with it there. Attributes are
//! taken apart whole: one that is added does not compile until it is hashed here.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{LitInt, LitStr};

use crate::attribute::container::{Audit, Container};
use crate::attribute::field::{
    Children, Collection, Column, DefaultValue, Embed, FieldAttributes, OnDelete, Reference,
};
use crate::attribute::index::Index;
use crate::attribute::invariant::{Form, Invariant, Transitions};
use crate::attribute::{FieldPath, Slot};
use crate::declared::{Body, Declared, DeclaredField, DeclaredVariant, Prints};
use crate::expression::Condition;
use crate::naming;

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

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same in every version
/// of Rust, as what stands in a lock file must be.
pub(crate) struct Print(pub(crate) u64);

impl Default for Print {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Print {
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// What is hashed.
trait Printed {
    fn print(&self, print: &mut Print);
}

impl Printed for str {
    fn print(&self, print: &mut Print) {
        print.bytes(self.as_bytes());
        // No text holds this byte: it keeps two texts apart.
        print.bytes(&[0xff]);
    }
}

impl Printed for String {
    fn print(&self, print: &mut Print) {
        self.as_str().print(print);
    }
}

impl Printed for u8 {
    fn print(&self, print: &mut Print) {
        print.bytes(&[*self]);
    }
}

impl Printed for bool {
    fn print(&self, print: &mut Print) {
        u8::from(*self).print(print);
    }
}

impl Printed for () {
    fn print(&self, _: &mut Print) {}
}

impl Printed for LitStr {
    fn print(&self, print: &mut Print) {
        self.value().print(print);
    }
}

impl Printed for LitInt {
    fn print(&self, print: &mut Print) {
        self.base10_digits().print(print);
    }
}

impl Printed for Ident {
    fn print(&self, print: &mut Print) {
        naming::unraw(self).print(print);
    }
}

impl<T: Printed> Printed for Option<T> {
    fn print(&self, print: &mut Print) {
        self.is_some().print(print);
        if let Some(value) = self {
            value.print(print);
        }
    }
}

impl<T: Printed> Printed for Slot<T> {
    fn print(&self, print: &mut Print) {
        self.is_said().print(print);
        if let Some(value) = self.get() {
            value.print(print);
        }
    }
}

impl<T: Printed> Printed for Vec<T> {
    fn print(&self, print: &mut Print) {
        self.len().to_string().print(print);
        for value in self {
            value.print(print);
        }
    }
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
            identifies: _,
            renamed_from,
            invariants,
            indexes,
            doc,
            // What it says is a value of the entity's own.
            doc_of_macro: _,
        } = self;
        for text in [id, table, purpose, name, renamed_from] {
            text.print(print);
        }
        version.print(print);
        audit.print(print);
        native.print(print);
        invariants.print(print);
        indexes.print(print);
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
            } => {
                3_u8.print(print);
                fields.print(print);
                filter.print(print);
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
        }
    }
}

impl Printed for Transitions {
    fn print(&self, print: &mut Print) {
        // Where a machine starts is checked when the crate is, and not recorded.
        let Self {
            word: _,
            field,
            arrows,
            starts: _,
        } = self;
        field.print(print);
        for (from, to) in arrows {
            from.print(print);
            to.print(print);
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
        } = self;
        fields.print(print);
        for text in [name, purpose, method] {
            text.print(print);
        }
        unique.print(print);
        include.print(print);
        filter.print(print);
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
                    group.stream().print(print);
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

impl Printed for FieldAttributes {
    fn print(&self, print: &mut Print) {
        let Self {
            column,
            reference,
            embed,
            children,
            collection,
            indexes,
            renamed_from,
        } = self;
        column.print(print);
        reference.print(print);
        embed.print(print);
        children.print(print);
        collection.print(print);
        indexes.print(print);
        renamed_from.print(print);
    }
}

impl Printed for Column {
    fn print(&self, print: &mut Print) {
        // A field that is skipped is not mapped at all.
        let Self {
            said: _,
            name,
            length,
            precision,
            scale,
            default,
            json,
            no_index,
            skip: _,
        } = self;
        name.print(print);
        for number in [length, precision, scale] {
            number.print(print);
        }
        default.print(print);
        json.print(print);
        no_index.print(print);
    }
}

impl Printed for DefaultValue {
    fn print(&self, print: &mut Print) {
        match self {
            // The value is what rustc makes of it.
            Self::Value(_) => 0_u8.print(print),
            Self::Sql(sql) => sql.print(print),
        }
    }
}

impl Printed for Reference {
    fn print(&self, print: &mut Print) {
        let Self {
            said: _,
            on_delete,
            soft,
            parent,
        } = self;
        on_delete.print(print);
        soft.print(print);
        parent.print(print);
    }
}

impl Printed for OnDelete {
    fn print(&self, print: &mut Print) {
        (*self as u8).print(print);
    }
}

impl Printed for Embed {
    fn print(&self, print: &mut Print) {
        let Self {
            said: _,
            prefix,
            presence,
        } = self;
        prefix.print(print);
        presence.print(print);
    }
}

impl Printed for Collection {
    fn print(&self, print: &mut Print) {
        let Self {
            said,
            rows,
            unique,
            filter,
        } = self;
        said.is_some().print(print);
        rows.print(print);
        unique.print(print);
        filter.print(print);
    }
}

impl Printed for FieldPath {
    fn print(&self, print: &mut Print) {
        self.to_string().print(print);
    }
}

impl Printed for Children {
    fn print(&self, print: &mut Print) {
        let Self {
            said: _,
            table,
            foreign_key,
            index,
            purpose,
            ordered,
        } = self;
        for text in [table, foreign_key, index, purpose] {
            text.print(print);
        }
        ordered.print(print);
    }
}
