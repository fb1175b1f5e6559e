//! What is hashed of the attributes of a field.

use super::print::{Print, Printed};
use crate::attribute::FieldPath;
use crate::attribute::field::{
    Children, Collection, Column, DefaultValue, Embed, FieldAttributes, OnDelete, Reference,
};

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
            with,
            no_index,
            skip: _,
        } = self;
        name.print(print);
        for number in [length, precision, scale] {
            number.print(print);
        }
        default.print(print);
        json.print(print);
        if let Some(with) = with.get() {
            with.print(print);
        }
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
            nulls,
            filter,
        } = self;
        said.is_some().print(print);
        rows.print(print);
        unique.print(print);
        if nulls.is_said() {
            2_u8.print(print);
        }
        filter.print(print);
    }
}

impl Printed for FieldPath {
    fn print(&self, print: &mut Print) {
        // With what has letters count alike.
        self.to_string().print(print);
        if self.descending.is_some() {
            1_u8.print(print);
        }
        if let Some(class) = &self.class {
            2_u8.print(print);
            class.print(print);
        }
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
