//! What the other crates of tablewright use of this one. Not for use by hand: it changes without
//! notice.

/// What became of a record: the comparison, its lines, and what a change does to stored rows.
pub mod drift {
    pub use crate::drift::change::{Change, Partners, What};
    pub use crate::drift::line::{Line, Sides};
    pub use crate::drift::list::{Arrow, SqlCondition, Texts};
    pub use crate::drift::message::push as push_line;
    pub use crate::drift::object::{Kind, Object};
    pub use crate::drift::risk::{Loss, Risk, of as loss_of};
    pub use crate::drift::table::find_owners;
    pub use crate::drift::told::is_of_column;
    pub use crate::drift::value::Value;
    pub use crate::drift::{ACCEPT, NOT_CANONICAL, compare};
    pub use crate::table::constraints::Constraints;
}

/// The form of an aggregate in an artifact.
pub mod binary {
    pub use crate::record::binary::{CHECKED, Checksums, HEADER, MAPPING, MASKED, VERSION, magic};
}

/// What an artifact carries of an aggregate, and the record that is made of it.
pub mod flat {
    pub use crate::flat::{
        FIRST, LAST, default, expression, form, literal, narrowed, said, shape, sql_type, text_of,
    };
    pub use crate::record::of_shape;
    pub use crate::rule::{
        ANYWHERE, Arrow, Compared, Comparison, Expr, Form, GENERATED, Literal, Operator, Position,
        Rule, Unit, Variant,
    };
    pub use crate::shape::{
        Audit, Children, Default, EntityShape, EnumShape, FieldOptions, FieldType, Fields,
        IdentityType, IndexShape, Many, Narrowed, Root, Rows, RowsKind, Scalar, ScriptShape, Shape,
        Target, Tenant, Unique, ValueShape, VariantShape, VariantsShape,
    };
    pub use crate::table::{OnDelete, SqlType};
}

/// What is known of the methods of indexes.
pub mod method {
    pub use crate::table::method::{Kind, Method, OperatorClass};
}

/// The records of all linked crates.
pub mod registry {
    pub use crate::registry::{COLLECTS, records};
}

pub use crate::invariant::of_rule;
pub use crate::mapping::is_reserved;
pub use crate::record::FORMAT;
pub use crate::text::{LONGEST_NAME, Name, hashed, shortened_name};
