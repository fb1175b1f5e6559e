//! What types contribute, and the entities that they lead to.

use tablewright::__workspace::flat::{
    Audit, Default, EntityShape, EnumShape, FieldType, Fields, IdentityType, Literal, Many,
    OnDelete, Root, Rows, RowsKind, Shape, Target, Tenant, ValueShape, VariantShape, VariantsShape,
    shape,
};
use tablewright::__workspace::{LONGEST_NAME, shortened_name};

use super::reader::{Read, Reader, all_kept, kept};

impl Reader<'static> {
    /// A root, or a child.
    pub(super) fn entity(&mut self) -> Read<&'static EntityShape> {
        let target = kept(self.target()?);
        let start = self.at();
        let singular = self.name()?;
        let purpose = self.optional_text()?;
        let renamed_from = self.optional_name()?;
        let cascades = self.flag()?;
        let audit = self.optional(Self::audit)?;
        let root = self.optional(Self::root)?;
        let (print, spelling) = (self.of()?, self.of()?);
        let names = all_kept(self.list(Self::word)?);
        let flat = self.since(start);
        let identity = match self.optional(Self::target)? {
            Some(other) => kept(other),
            None => target,
        };
        let values = all_kept(self.list(Self::default)?);
        let purpose = match (purpose, values.last()) {
            (Some(purpose), _) => purpose,
            (None, Some(Default::Value(Literal::Text(purpose)))) => purpose,
            (None, _) => return Err(self.malformed("its purpose is missing")),
        };
        let fields = self.fields(names)?;
        Ok(kept(EntityShape {
            target,
            singular,
            purpose,
            identity: kept(IdentityType::carried(identity)),
            on_delete: if cascades {
                OnDelete::Cascade
            } else {
                OnDelete::Restrict
            },
            values,
            audit,
            fields,
            rules: self.rules(&fields)?,
            indexes: self.indexes(&fields)?,
            scripts: self.scripts()?,
            renamed_from,
            root,
            print,
            spelling,
            flat,
        }))
    }

    fn audit(&mut self) -> Read<Audit> {
        Ok(Audit {
            created: self.name()?,
            updated: self.name()?,
        })
    }

    fn root(&mut self) -> Read<Root> {
        Ok(Root {
            id: self.optional_word()?,
            code: self.name()?,
            version: self.optional_name()?,
            package: self.word()?,
            package_version: self.word()?,
        })
    }

    fn target(&mut self) -> Read<Target> {
        self.inside(|reader| {
            let module = reader.word()?;
            let start = reader.at();
            let name = reader.word()?;
            let table = derived(reader.name()?);
            let root = reader.flag()?;
            let column = reader.optional_name()?;
            let print = reader.of()?;
            let flat = reader.since(start);
            let tenant = match column {
                Some(column) => Some(kept(Tenant {
                    column,
                    target: kept(reader.target()?),
                })),
                None => None,
            };
            Ok(Target {
                name,
                module,
                table,
                root,
                tenant,
                print,
                flat,
            })
        })
    }

    /// The types of fields of these names, and what attributes say of some.
    fn fields(&mut self, names: &'static [&'static str]) -> Read<Fields> {
        let slots = all_kept(self.several(names.len(), Self::slot)?);
        let said = self.list(|reader| reader.said(names.len()))?;
        Ok(Fields {
            names,
            slots,
            said: all_kept(said),
        })
    }

    fn slot(&mut self) -> Read<&'static FieldType> {
        Ok(kept(FieldType::carried(self.shape()?)))
    }

    pub(super) fn shape(&mut self) -> Read<Shape> {
        self.inside(|reader| {
            Ok(match reader.of()? {
                shape::SCALAR => Shape::Scalar(reader.scalar()?),
                shape::ENUM => Shape::Enum(kept(reader.enumeration()?)),
                shape::REFERENCE => Shape::Reference(kept(reader.target()?)),
                shape::VALUE => Shape::Value(kept(reader.value()?)),
                shape::VARIANTS => Shape::Variants(kept(reader.variants()?)),
                shape::CHILD => Shape::Child(reader.entity()?, Many::One),
                shape::CHILDREN => Shape::Child(reader.entity()?, Many::Any),
                shape::OPTIONAL => match reader.shape()? {
                    Shape::Optional(_) => return Err(reader.malformed("it is optional twice")),
                    shape => Shape::Optional(kept(shape)),
                },
                shape::LIST => reader.rows(RowsKind::List)?,
                shape::SET => reader.rows(RowsKind::Set)?,
                shape::MAP => reader.rows(RowsKind::Map)?,
                shape::MAP_OF_SETS => reader.rows(RowsKind::MapOfSets)?,
                _ => return Err(reader.malformed("no shape is called so")),
            })
        })
    }

    fn rows(&mut self, kind: RowsKind) -> Read<Shape> {
        let has_key = matches!(kind, RowsKind::Map | RowsKind::MapOfSets);
        Ok(Shape::Collection(kept(Rows {
            kind,
            key: has_key.then(|| self.slot()).transpose()?,
            value: self.slot()?,
        })))
    }

    fn value(&mut self) -> Read<ValueShape> {
        let start = self.at();
        let name = self.word()?;
        let (newtype, generic) = (self.flag()?, self.flag()?);
        let print = self.of()?;
        let names = all_kept(self.list(Self::word)?);
        if newtype && names.len() != 1 {
            return Err(self.malformed("a newtype has one field"));
        }
        let flat = self.since(start);
        let constants = all_kept(self.list(Self::literal)?);
        let fields = self.fields(names)?;
        Ok(ValueShape {
            name,
            fields,
            newtype,
            generic,
            rules: self.rules(&fields)?,
            constants,
            print,
            flat,
        })
    }

    fn enumeration(&mut self) -> Read<EnumShape> {
        let start = self.at();
        let name = self.word()?;
        let document_name = derived(self.name()?);
        let native = self.flag()?;
        let print = self.of()?;
        let names = all_kept(self.list(Self::text)?);
        let values = all_kept(self.list(Self::text)?);
        if names.len() != values.len() {
            return Err(self.malformed("each variant has a value"));
        }
        let flat = self.since(start);
        Ok(EnumShape {
            name,
            module: self.word()?,
            document_name,
            names,
            values,
            native,
            rules: self.rules(&Fields::NONE)?,
            print,
            flat,
        })
    }

    fn variants(&mut self) -> Read<VariantsShape> {
        let tag = kept(self.enumeration()?);
        let start = self.at();
        let generic = self.flag()?;
        let variants = self.list(|reader| {
            let (name, column) = (reader.word()?, reader.name()?);
            Ok((name, column, all_kept(reader.list(Self::word)?)))
        })?;
        if variants.len() != tag.values.len() {
            return Err(self.malformed("each variant has a value"));
        }
        let flat = self.since(start);
        let mut all = Vec::new();
        for (name, column, names) in variants {
            let fields = self.fields(names)?;
            all.push(VariantShape {
                name,
                column,
                fields,
            });
        }
        Ok(VariantsShape {
            tag,
            variants: all_kept(all),
            generic,
            flat,
        })
    }
}

/// A name that nobody declared may be too long, and is shortened where all such names are.
fn derived(name: &'static str) -> &'static str {
    if name.len() <= LONGEST_NAME {
        name
    } else {
        kept(shortened_name(name)).as_str()
    }
}
