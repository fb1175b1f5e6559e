//! What is declared of fields, and of several of them: attributes, rules, indexes.

use tablewright::__workspace::flat::{
    ANYWHERE, Arrow, Children, Compared, Default, FieldOptions, Fields, Form, GENERATED,
    IndexShape, OnDelete, Rule, ScriptShape, Unique, default, form, said,
};

use super::reader::{Read, Reader, all_kept};

/// A path, as the mapping has it: a field by its position, and what of it is meant.
pub(super) type Path = (usize, &'static str);

impl Reader<'static> {
    /// What attributes say of one of so many fields.
    pub(super) fn said(&mut self, fields: usize) -> Read<FieldOptions> {
        let position: usize = self.of()?;
        if position >= fields {
            return Err(self.malformed("there is no such field"));
        }
        let bits: u32 = self.of()?;
        let is = |bit: u32| bits & bit != 0;
        let column = is(said::COLUMN).then(|| self.name()).transpose()?;
        let prefix = is(said::PREFIX).then(|| self.name()).transpose()?;
        let default = is(said::DEFAULT).then(|| self.default()).transpose()?;
        let renamed_from = is(said::RENAMED_FROM).then(|| self.name()).transpose()?;
        let children = is(said::CHILDREN).then(|| self.children()).transpose()?;
        Ok(FieldOptions {
            position,
            column,
            prefix,
            presence: is(said::PRESENCE),
            default,
            implied_index: !is(said::NO_INDEX),
            on_delete: match (is(said::CASCADE), is(said::SET_NULL)) {
                (false, false) => OnDelete::Restrict,
                (true, false) => OnDelete::Cascade,
                (false, true) => OnDelete::SetNull,
                (true, true) => return Err(self.malformed("two things happen at once")),
            },
            reference: is(said::REFERENCE),
            parent: is(said::PARENT),
            has_children: is(said::HAS_CHILDREN),
            children: children.unwrap_or(Children::DERIVED),
            renamed_from,
        })
    }

    fn children(&mut self) -> Read<Children> {
        Ok(Children {
            table: self.optional_name()?,
            foreign_key: self.optional_name()?,
            index: self.optional_name()?,
            purpose: self.optional_text()?,
            ordered: self.optional_name()?,
            unique: self.optional(|reader| {
                Ok(Unique {
                    fields: all_kept(reader.list(Self::path_into_rows)?),
                    compared: reader.compared()?,
                    filter: reader.optional(Self::condition_of_rows)?,
                })
            })?,
        })
    }

    pub(super) fn default(&mut self) -> Read<Default> {
        Ok(match self.of()? {
            default::VALUE => Default::Value(self.literal()?),
            default::SQL => Default::Sql(self.text()?),
            _ => return Err(self.malformed("no default is called so")),
        })
    }

    /// The rules of a type that has these fields.
    pub(super) fn rules(&mut self, fields: &Fields) -> Read<&'static [Rule]> {
        let mut position = 0;
        let rules = self.list(|reader| {
            let length: usize = reader.of()?;
            let text = reader.text()?;
            let sentence = text.get(length..).and_then(|rest| rest.strip_prefix(": "));
            let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let sentence = sentence.filter(|_| text[..length].chars().all(is_id));
            let sentence = sentence.ok_or_else(|| reader.malformed("a rule has no id"))?;
            position += 1;
            Ok(Rule {
                text,
                position: position - 1,
                id: &text[..length],
                sentence,
                name: reader.optional_name()?,
                form: reader.form(fields)?,
            })
        })?;
        Ok(all_kept(rules))
    }

    fn form(&mut self, fields: &Fields) -> Read<Form> {
        Ok(match self.of()? {
            form::DOCUMENTED => Form::Documented,
            form::ASSERT => Form::Assert,
            form::UNIQUE => Form::Unique {
                fields: self.paths(fields)?,
                compared: self.compared()?,
                parent: self.flag()?,
                global: self.flag()?,
                filter: self.optional(|reader| reader.condition(fields))?,
            },
            form::NO_OVERLAP => Form::NoOverlap {
                fields: self.paths(fields)?,
                parent: self.flag()?,
                range: self.paths(fields)?,
            },
            form::CHECK => Form::Check(self.condition(fields)?),
            form::SQL => Form::Sql(self.of_engines()?),
            form::CONSTRAINT => Form::Constraint(self.of_engines()?),
            form::TRANSITIONS => {
                let path = self.path(fields)?;
                let arrows = all_kept(self.list(Self::arrow)?);
                Form::Transitions { path, arrows }
            }
            _ => return Err(self.malformed("no rule is called so")),
        })
    }

    fn of_engines(&mut self) -> Read<&'static [(&'static str, &'static str)]> {
        let said = self.list(|reader| Ok((reader.word()?, reader.text()?)))?;
        Ok(all_kept(said))
    }

    fn arrow(&mut self) -> Read<Arrow> {
        Ok(Arrow {
            from: self.text()?,
            to: all_kept(self.list(Self::text)?),
        })
    }

    /// The indexes of a type that has these fields.
    pub(super) fn indexes(&mut self, fields: &Fields) -> Read<&'static [IndexShape]> {
        let indexes = self.list(|reader| {
            let (paths, on_field) = (reader.columns(fields)?, reader.flag()?);
            if on_field && paths.is_empty() {
                return Err(reader.malformed("it is declared on no field"));
            }
            Ok(IndexShape {
                fields: paths,
                on_field,
                name: reader.optional_name()?,
                purpose: reader.optional_text()?,
                unique: reader.flag()?,
                include: reader.columns(fields)?,
                filter: reader.optional(|reader| reader.condition(fields))?,
                method: reader.optional_name()?,
                compared: reader.compared()?,
                classes: all_kept(reader.list(Self::name)?),
                sql: reader.of_engines()?,
            })
        })?;
        Ok(all_kept(indexes))
    }

    /// Statements beside the table of a type.
    pub(super) fn scripts(&mut self) -> Read<&'static [ScriptShape]> {
        let scripts = self.list(|reader| {
            Ok(ScriptShape {
                name: reader.optional_name()?,
                purpose: reader.optional_text()?,
                create: reader.of_engines()?,
                drop: reader.of_engines()?,
            })
        })?;
        Ok(all_kept(scripts))
    }

    /// How columns are compared.
    fn compared(&mut self) -> Read<Compared> {
        let bits: u64 = self.of()?;
        let part = |by: u32| u16::try_from(bits >> by & u64::from(u16::MAX)).unwrap_or_default();
        Ok(Compared {
            lowercase: part(0),
            descending: part(16),
            nulls_equal: match part(32) {
                0 => false,
                1 => true,
                _ => return Err(self.malformed("columns are not compared so")),
            },
        })
    }

    /// Paths to these fields, and to columns that are none.
    fn columns(&mut self, fields: &Fields) -> Read<&'static [Path]> {
        let columns = self.list(|reader| {
            let path = reader.any_path()?;
            if path.0 < fields.len() || path.0 == GENERATED {
                Ok(path)
            } else {
                Err(reader.malformed("there is no such field"))
            }
        })?;
        Ok(all_kept(columns))
    }

    fn paths(&mut self, fields: &Fields) -> Read<&'static [Path]> {
        let paths = self.list(|reader| reader.path(fields))?;
        Ok(all_kept(paths))
    }

    /// A path to one of these fields.
    pub(super) fn path(&mut self, fields: &Fields) -> Read<Path> {
        let path = self.any_path()?;
        if path.0 < fields.len() {
            Ok(path)
        } else {
            Err(self.malformed("there is no such field"))
        }
    }

    /// A path into the rows of a collection.
    pub(super) fn path_into_rows(&mut self) -> Read<Path> {
        let path = self.any_path()?;
        if path.0 == ANYWHERE {
            Ok(path)
        } else {
            Err(self.malformed("rows have no positions"))
        }
    }

    fn any_path(&mut self) -> Read<Path> {
        let field: usize = self.of()?;
        let field = match field {
            0 => ANYWHERE,
            1 => GENERATED,
            field => field - 2,
        };
        Ok((field, self.text()?))
    }
}
