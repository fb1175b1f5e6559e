//! `serde_json::Value`: a JSON column.

use serde_json::Value;

use super::{InTable, NoConstant, Stored};
use crate::invariant::Checker;
use crate::shape::{Scalar, Shape};
use crate::table::SqlType;

impl Stored for Value {
    type Constant = NoConstant;
    const SHAPE: Shape = Shape::Scalar(Scalar::full(SqlType::Json));
    fn check(&self, _: &mut Checker<'_>) {}
}
impl InTable for Value {
    type Itself = Self;
}
