//! `sql(name = "…", postgres(create = "…", drop = "…"))` of a table: statements beside it.

use proc_macro::Span;

use super::engines::{OfEngines, engine, position};
use super::{Argument, Slot, Value, arguments, check_text};
use crate::errors::Errors;
use crate::syntax::{Error, LitStr, parse};

/// Statements that scripts run for engines that have them.
pub(crate) struct Script {
    /// The word `sql`.
    pub(crate) span: Span,
    pub(crate) name: Slot<LitStr>,
    pub(crate) purpose: Slot<LitStr>,
    pub(crate) create: OfEngines,
    pub(crate) drop: OfEngines,
}

const USAGE: &str = "`sql` takes, for at least one engine, statements that create something and those that drop it, as in `sql(postgres(create = \"CREATE VIEW …\", drop = \"DROP VIEW …\"))`";

impl Script {
    /// Nothing where it has mistakes.
    pub(super) fn from_argument(errors: &Errors, argument: &Argument) -> Option<Self> {
        let said = match &argument.value {
            Value::Group(tokens) => parse(tokens.clone(), arguments),
            _ => Err(Error::new(argument.value_span(), USAGE)),
        };
        let said = said.map_err(|error| Error::new(error.span(), USAGE));
        let said = errors.take(said)?;
        let before = errors.count();
        let mut script = Self {
            span: argument.word.span(),
            name: Slot::default(),
            purpose: Slot::default(),
            create: OfEngines::new(),
            drop: OfEngines::new(),
        };
        for argument in &said {
            script.read(errors, argument);
        }
        if script.create.is_empty() && errors.count() == before {
            errors.at(script.span, USAGE);
        }
        for texts in [&mut script.create, &mut script.drop] {
            texts.sort_by_key(|(engine, _)| position(engine));
        }
        (errors.count() == before).then_some(script)
    }

    fn read(&mut self, errors: &Errors, argument: &Argument) {
        let word = &argument.word;
        match word.to_string().as_str() {
            "name" => self.name.set(errors, word, argument.text(errors)),
            "purpose" => self.purpose.set(errors, word, argument.prose(errors)),
            _ => self.read_engine(errors, argument),
        }
    }

    fn read_engine(&mut self, errors: &Errors, argument: &Argument) {
        let example = "`create` and `drop`, beside `name` and `purpose`";
        let Some(engine) = engine(errors, argument, example) else {
            return;
        };
        let word = &argument.word;
        if self.create.iter().any(|(known, _)| *known == engine) {
            errors.at(word.span(), format!("`{word}` is said twice"));
            return;
        }
        let (mut create, mut drop) = (Slot::default(), Slot::default());
        let example = format!("{engine}(create = \"CREATE VIEW …\", drop = \"DROP VIEW …\")");
        let before = errors.count();
        for argument in argument.arguments(errors, &example).into_iter().flatten() {
            let word = &argument.word;
            match word.to_string().as_str() {
                "create" => create.set(errors, word, statements(errors, &argument)),
                "drop" => drop.set(errors, word, statements(errors, &argument)),
                _ => argument.unknown(errors, &format!("{engine}(…)"), &["create", "drop"]),
            }
        }
        match (create.into_value(), drop.into_value()) {
            _ if errors.count() > before => {}
            (Some(create), Some(drop)) => {
                self.create.push((engine, create));
                self.drop.push((engine, drop));
            }
            (Some(_), None) => errors.at(
                word.span(),
                format!("nothing drops what `{engine}` creates: say it with `drop = \"DROP …\"`"),
            ),
            (None, Some(_)) => errors.at(
                word.span(),
                format!(
                    "nothing creates what `{engine}` drops: say it with `create = \"CREATE …\"`"
                ),
            ),
            (None, None) => errors.at(
                word.span(),
                format!(
                    "`{engine}` takes what creates something and what drops it, as in `{example}`"
                ),
            ),
        }
    }
}

/// One or several statements.
fn statements(errors: &Errors, argument: &Argument) -> Option<LitStr> {
    let text = argument.text(errors)?;
    check_text(errors, &text);
    if text.value().trim().trim_end_matches(';').is_empty() {
        errors.at(
            text.span(),
            format!("`{}` says no statement", argument.word),
        );
        return None;
    }
    Some(text)
}
