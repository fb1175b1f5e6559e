//! What the spelling of a field's type tells.
//!
//! It decides nothing but whether a question is asked where the field stands: were such a name an
//! alias of something else, the answer would stand at the type, or in the review of the model. To
//! look at the syntax costs next to nothing; to have it written costs a call of rustc.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use super::DeclaredField;

/// Types that are one column by themselves.
const COMMON: [&str; 14] = [
    "String", "bool", "char", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64",
    "Uuid",
];

impl DeclaredField<'_> {
    /// Whether its type is spelled as one that is one column by itself, perhaps optional.
    pub(crate) fn is_common(&self) -> bool {
        let ty = inside(self.syntax, &["Option"]);
        plain(ty).is_some_and(|name| COMMON.contains(&name.as_str()))
            || argument(ty, "Vec").is_some_and(|item| plain(item).is_some_and(|name| name == "u8"))
    }

    /// The same of an id.
    pub(crate) fn is_id(&self) -> bool {
        argument(inside(self.syntax, &["Option"]), "Id").is_some()
    }

    /// Whether it is spelled as holding the same as another one.
    pub(crate) fn holds_what(&self, other: &Self) -> bool {
        const OUTER: [&str; 3] = ["Option", "Vec", "Box"];
        let (this, that) = (inside(self.syntax, &OUTER), inside(other.syntax, &OUTER));
        let (Some(of_this), Some(of_that)) = (last(this), last(that)) else {
            return false;
        };
        // Most differ in the last name already.
        of_this.ident == of_that.ident
            && this.to_token_stream().to_string() == that.to_token_stream().to_string()
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
    let segment = last(ty).filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if arguments.args.len() == 1 => Some(ty),
        _ => None,
    }
}

/// The name of a type without arguments.
fn plain(ty: &Type) -> Option<String> {
    let segment = last(ty).filter(|segment| segment.arguments.is_none())?;
    Some(segment.ident.to_string())
}

/// The last part of the path of a type.
fn last(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        Type::Group(group) => last(&group.elem),
        Type::Paren(paren) => last(&paren.elem),
        _ => None,
    }
}
