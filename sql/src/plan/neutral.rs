//! What a plan has to know of a schema that only a catalogue told of.

use crate::schema::Schema;

/// The same schema, whose columns have neutral types as far as those of the engine tell.
pub(super) fn known(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    let engine = schema.dialect.engine();
    for column in schema.tables.iter_mut().flat_map(|of| &mut of.columns) {
        if column.logical.is_none() && column.generated.is_none() {
            column.logical = engine.neutral(&column.ty, &schema.enums);
        }
    }
    schema
}
