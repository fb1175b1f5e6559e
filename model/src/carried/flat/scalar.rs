//! Single columns.

use tablewright::__workspace::flat::{Narrowed, Scalar, SqlType, narrowed, sql_type};

use super::reader::{Read, Reader};

impl Reader<'static> {
    pub(super) fn scalar(&mut self) -> Read<Scalar> {
        Ok(Scalar {
            ty: self.sql_type()?,
            narrowed: self.narrowed()?,
        })
    }

    fn sql_type(&mut self) -> Read<SqlType<'static>> {
        Ok(match self.of()? {
            sql_type::UUID => SqlType::Uuid,
            sql_type::TEXT => SqlType::Text,
            sql_type::VARCHAR => SqlType::Varchar(self.of()?),
            sql_type::BOOLEAN => SqlType::Boolean,
            sql_type::SMALL_INT => SqlType::SmallInt,
            sql_type::INTEGER => SqlType::Integer,
            sql_type::BIG_INT => SqlType::BigInt,
            sql_type::DECIMAL => {
                let (precision, scale) = (self.of()?, self.of()?);
                if scale > precision {
                    return Err(self.malformed("a decimal has more places than digits"));
                }
                SqlType::Decimal { precision, scale }
            }
            sql_type::REAL => SqlType::Real,
            sql_type::DOUBLE_PRECISION => SqlType::DoublePrecision,
            sql_type::TIMESTAMP => SqlType::Timestamp,
            sql_type::DATE_TIME => SqlType::DateTime,
            sql_type::DATE => SqlType::Date,
            sql_type::TIME => SqlType::Time,
            sql_type::JSON => SqlType::Json,
            sql_type::BYTES => SqlType::Bytes,
            sql_type::INET => SqlType::Inet,
            sql_type::ENUM => SqlType::Enum(self.name()?),
            _ => return Err(self.malformed("no SQL type is called so")),
        })
    }

    /// An integer as it is written.
    fn bound(&mut self) -> Read<&'static str> {
        let text = self.text()?;
        if text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok() {
            Ok(text)
        } else {
            Err(self.malformed("it is no bound"))
        }
    }

    fn narrowed(&mut self) -> Read<Narrowed> {
        Ok(match self.of()? {
            narrowed::NO => Narrowed::No,
            narrowed::UNKNOWN => Narrowed::Unknown(""),
            narrowed::RANGE => Narrowed::Range(self.bound()?, self.bound()?),
            narrowed::AT_LEAST => Narrowed::AtLeast(self.bound()?),
            narrowed::ZERO => Narrowed::Zero(None),
            narrowed::ZERO_AND_RANGE => Narrowed::Zero(Some((self.bound()?, self.bound()?))),
            narrowed::CHARACTERS => Narrowed::Characters(self.of()?),
            narrowed::OCTETS => Narrowed::Octets(self.of()?),
            _ => return Err(self.malformed("no type is narrowed so")),
        })
    }
}
