//! The shape of an aggregate, from the text that an artifact carries of it: `flat.rs` of
//! `tablewright` writes it and has the form.
//!
//! What is read lives as long as the program, as the shapes of derives do, so that the mapping takes
//! both: it is read once, and as large as the text.

mod condition;
mod field;
mod reader;
mod scalar;
mod type_shape;

use tablewright::__workspace::flat::EntityShape;

pub(super) use reader::Malformed;
use reader::Reader;

/// The root of an aggregate.
pub(super) fn root(text: &'static str) -> Result<&'static EntityShape, Malformed> {
    let mut reader = Reader::new(text);
    let root = reader.entity()?;
    reader.finish()?;
    match root.root {
        Some(_) => Ok(root),
        None => Err(reader.malformed("it is no root")),
    }
}

/// The path of the type that the text begins with, where that much can be read.
pub(super) fn type_of(text: &str) -> Option<String> {
    let mut reader = Reader::new(text);
    let module = reader.text().ok()?;
    let name = reader.text().ok()?;
    let of = format!("{module}::{name}");
    // Of what is damaged, this much may be as well.
    let is_path = of.chars().all(|c| c.is_alphanumeric() || "_:#".contains(c));
    (is_path && !module.is_empty() && !name.is_empty()).then_some(of)
}

#[cfg(test)]
mod tests {
    use clinic::{admission, appointment, billing, laboratory, patient, pharmacy, staff, ward};
    use tablewright::__private::Identified;
    use tablewright::__workspace::flat::{LAST, shape, text_of};

    use super::*;

    /// What was written is read as it was, and written again as before.
    fn assert_read<T: Identified>() {
        let (text, may_be_too_large) = text_of(T::SHAPE).unwrap();
        // What people write is not mapped by the compiler.
        assert!(!may_be_too_large, "{text}");
        let text: &'static str = Box::leak(text.into());
        let read = root(text).unwrap();
        assert_eq!(text_of(read).unwrap().0, text);
        assert_eq!(format!("{read:#?}"), format!("{:#?}", T::SHAPE));
    }

    #[test]
    fn shapes_are_read_as_they_were_written() {
        assert_read::<shop::Customer>();
        assert_read::<shop::Order>();
        assert_read::<admission::Admission>();
        assert_read::<appointment::Appointment>();
        assert_read::<billing::Insurer>();
        assert_read::<billing::Invoice>();
        assert_read::<laboratory::LabOrder>();
        assert_read::<laboratory::LabTest>();
        assert_read::<patient::MedicalRecord>();
        assert_read::<patient::Patient>();
        assert_read::<pharmacy::Medication>();
        assert_read::<pharmacy::Prescription>();
        assert_read::<staff::Practitioner>();
        assert_read::<ward::Ward>();
    }

    /// A number of billions ends with the text, and so does what is inside of itself.
    #[test]
    fn what_is_cut_off_or_endless_is_malformed() {
        let (text, _) = text_of(admission::Admission::SHAPE).unwrap();
        let text: &'static str = Box::leak(text.into());
        for (end, _) in text.char_indices() {
            root(&text[..end]).unwrap_err();
        }
        for end in (0..64).filter(|end| text.is_char_boundary(*end)) {
            let many: String = [&text[..end], "}}}}}}+"].concat();
            root(Box::leak(many.into())).unwrap_err();
        }
        let optional = char::from(LAST + shape::OPTIONAL).to_string();
        let deep = optional.repeat(100_000);
        let mut reader = Reader::new(Box::leak(deep.into()));
        assert!(reader.shape().is_err());
    }
}
