//! Printing the model.

use clap_complete::Shell;

use super::arguments::{self, Export, Format, Formatted};
use super::inspected::{self, Inspected};
use super::outcome::{Failure, Found};
use super::report::Report;
use super::source::{Drift, Source};
use tablewright_model::{Comparison, DataModel, Problems};
use tablewright_sql::Dialect;

pub(super) fn run<S: Source>(options: &Export<S>, report: &Report) -> Result<Found, Failure> {
    if options.against.is_empty() {
        let records = options.source.records(Drift::AsElsewhere, report)?;
        return print(&records.model()?, &options.format, report);
    }
    let picture = picture(&options.format)?;
    let accepted = Inspected::all(&options.against)?;
    let records = options.source.records(Drift::Allowed, report)?;
    // What has problems is not shown.
    records.model()?;
    let code = Inspected::of_code(&records)?;
    let [before, after] = inspected::comparable(&accepted, &code, report);
    let comparison = before.compared_with(after.records());
    report.document(&picture(&comparison), options.format.out.as_deref())?;
    Ok(Found::Nothing)
}

/// How two models are shown side by side.
pub(super) fn picture(options: &Formatted) -> Result<fn(&Comparison<'_>) -> String, Failure> {
    match options.format {
        Some(Format::Html) => Ok(tablewright_view::html_comparison),
        Some(Format::Mermaid) => Ok(tablewright_view::mermaid_comparison),
        _ => Err(Failure::Failed(
            "`--against` shows two models side by side with `--format html` or `--format mermaid`; \
             `check`, and `inspect --against` without a format, list what changed"
                .to_owned(),
        )),
    }
}

/// Prints a model as it is asked for.
pub(super) fn print(
    model: &DataModel,
    options: &Formatted,
    report: &Report,
) -> Result<Found, Failure> {
    let default = options.dialect.map_or(Format::Json, |_| Format::Sql);
    let text = match (options.format.unwrap_or(default), options.dialect) {
        (Format::Sql, Some(dialect)) => script(model, dialect, options)?,
        (Format::Schema, Some(dialect)) => schema(model, dialect, options)?,
        (Format::Trace, None) => model.trace().to_string(),
        (Format::Mermaid, None) => tablewright_view::mermaid(model),
        (Format::Dbml, None) => tablewright_view::dbml(model),
        (Format::Html, None) => tablewright_view::html(model),
        (Format::Records, None) => records(model)?,
        (Format::Json, None) => model.to_document().to_string(),
        (Format::Sql | Format::Schema, None) | (_, Some(_)) => {
            return Err(Failure::Failed(
                "`--dialect` is for `--format sql` and `--format schema`".to_owned(),
            ));
        }
    };
    report.document(&text, options.out.as_deref())?;
    Ok(Found::Nothing)
}

fn script(model: &DataModel, dialect: Dialect, options: &Formatted) -> Result<String, Problems> {
    if options.drop {
        tablewright_sql::drop_script(model, dialect)
    } else if options.no_transaction {
        tablewright_sql::script_without_transaction(model, dialect)
    } else {
        tablewright_sql::script(model, dialect)
    }
}

fn schema(model: &DataModel, dialect: Dialect, options: &Formatted) -> Result<String, Failure> {
    if options.drop || options.no_transaction {
        return Err(Failure::Failed(
            "`--drop` and `--no-transaction` are for `--format sql`".to_owned(),
        ));
    }
    let schema = tablewright_sql::schema(model, dialect)?;
    let text = serde_json::to_string_pretty(&schema);
    let text = text.map_err(|error| Failure::Failed(format!("cannot write a schema: {error}")))?;
    Ok(text + "\n")
}

fn records(model: &DataModel) -> Result<String, Failure> {
    let text = serde_json::to_string(model);
    let text = text.map_err(|error| Failure::Failed(format!("cannot write records: {error}")))?;
    Ok(text + "\n")
}

/// Prints completions for a shell.
pub(super) fn completions<S: Source>(shell: Shell) -> Result<Found, Failure> {
    let mut text = Vec::new();
    let mut command = arguments::plain::<S>();
    clap_complete::generate(shell, &mut command, S::PROGRAM, &mut text);
    // For bash, a hyphen is taken once for the end of a command's name.
    let text = String::from_utf8_lossy(&text);
    let text = text.replace(
        &S::PROGRAM.replace('-', "__subcmd__"),
        &S::PROGRAM.replace('-', "__"),
    );
    Report::output(&text)?;
    Ok(Found::Nothing)
}
