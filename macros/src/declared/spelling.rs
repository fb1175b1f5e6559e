//! What the spelling of a field's type tells.
//!
//! It decides nothing but whether a question is asked where the field stands: were such a name an
//! alias of something else, the answer would stand at the type, or in the review of the model. To
//! look at the syntax costs next to nothing; to have it written costs a call of rustc.

use super::DeclaredField;
use crate::naming::Word;
use crate::syntax::Type;

/// Types that are one column by themselves.
const COMMON: [&str; 14] = [
    "String", "bool", "char", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64",
    "Uuid",
];

/// What a type is spelled as, perhaps in an `Option`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// A type that is one column by itself.
    Common,
    /// An id.
    Id,
    /// Anything else.
    Other,
}

impl Spelling {
    fn of(ty: &Type) -> Self {
        let Some(segment) = ty.last() else {
            return Self::Other;
        };
        // Each name that is written out costs: once is enough.
        let name = segment.ident.to_string();
        if !segment.has_arguments {
            return if COMMON.contains(&name.as_str()) {
                Self::Common
            } else {
                Self::Other
            };
        }
        match (name.as_str(), segment.argument.as_deref()) {
            // In an `Option`, another one is a mistake.
            ("Option", Some(ty)) if ty.last().is_none_or(|of| !of.ident.is("Option")) => {
                Self::of(ty)
            }
            ("Id", Some(_)) => Self::Id,
            ("Vec", Some(item)) if item.last().is_some_and(|of| of.ident.is("u8")) => Self::Common,
            _ => Self::Other,
        }
    }
}

impl DeclaredField<'_> {
    /// What its type is spelled as.
    pub(crate) fn spelled_as(&self) -> Spelling {
        Spelling::of(self.syntax)
    }

    /// Whether it is spelled as holding the same as another one.
    pub(crate) fn holds_what(&self, other: &Self) -> bool {
        const OUTER: [&str; 3] = ["Option", "Vec", "Box"];
        let (this, that) = (inside(self.syntax, &OUTER), inside(other.syntax, &OUTER));
        let (Some(of_this), Some(of_that)) = (this.last(), that.last()) else {
            return false;
        };
        // Most differ in the last name already.
        of_this.ident.is_same(&of_that.ident)
            && this.to_tokens().to_string() == that.to_tokens().to_string()
    }
}

/// What is inside of these types of one parameter, however often.
fn inside<'t>(ty: &'t Type, outer: &[&str]) -> &'t Type {
    let mut ty = ty;
    while let Some(inner) = outer.iter().find_map(|name| argument(ty, name)) {
        ty = inner;
    }
    ty
}

/// The only argument of a type of this name.
fn argument<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let segment = ty.last().filter(|segment| segment.ident.is(name))?;
    segment.argument.as_deref()
}

impl DeclaredField<'_> {
    /// Whether the field may be more than one column, or less, than its spelling tells.
    pub(crate) fn may_be_refused(&self) -> bool {
        let attributes = &self.attributes;
        let column = &attributes.column;
        if column.json.is_said() || attributes.reference.parent.is_said() {
            return false;
        }
        attributes.embed.said.is_some()
            || attributes.collection.said.is_some()
            || attributes.children.said.is_some()
            || attributes.reference.said.is_some() && !attributes.reference.soft.is_said()
            || !self.has_declared_type() && self.spelled_as() == Spelling::Other
    }

    /// Whether it may hold derived types. The identity of an entity is an id.
    pub(crate) fn may_hold_others(&self) -> bool {
        let is_identity = self.is_of_entity && self.name == "id";
        !is_identity && !self.is_skipped() && self.may_be_refused()
    }

    /// Text of a length and decimals are asked for as what they are.
    fn has_declared_type(&self) -> bool {
        let column = &self.attributes.column;
        let is_soft = self.attributes.reference.soft.is_said();
        column.length.is_said()
            || column.precision.is_said()
            || is_soft && self.spelled_as() == Spelling::Id
    }
}
