//! The arguments of the command line.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{
    ArgMatches, Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
    ValueHint,
};
use clap_cargo::style::CLAP_STYLING;
use clap_complete::Shell;

use super::report::{MessageFormat, Report};
use super::source::Source;
use tablewright_sql::Dialect;

/// Annotated domain types are the database design: print it, compare it, accept it.
///
/// Without a command, the document of the data model is printed.
#[derive(Debug, Parser)]
#[command(version, styles = CLAP_STYLING)]
pub(super) struct Options<S: Source> {
    #[command(subcommand)]
    command: Option<Command<S>>,
    #[command(flatten)]
    export: Export<S>,
    #[command(flatten)]
    messages: Messages,
}

impl<S: Source> Options<S> {
    /// Reads the arguments of the process.
    pub(super) fn parse(arguments: Vec<OsString>) -> clap::error::Result<(Messages, Command<S>)> {
        let colour = colour_of(&arguments);
        let mut command = command::<S>().color(colour);
        let matches = command.try_get_matches_from_mut(arguments)?;
        if let (Some(name), Some(stray)) = (matches.subcommand_name(), stray(&command, &matches)) {
            let message = format!("`{stray}` stands behind the command: `{name} {stray} …`");
            return Err(command.error(ErrorKind::ArgumentConflict, message));
        }
        let options = Self::from_arg_matches(&matches)?;
        match colour {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        }
        .write_global();
        let command = options.command.unwrap_or(Command::Export(options.export));
        Ok((options.messages, command))
    }
}

/// When there are colours, before the arguments are read: what is wrong with them has colours too.
fn colour_of(arguments: &[OsString]) -> ColorChoice {
    let mut rest = arguments.iter().filter_map(|argument| argument.to_str());
    let said = rest.find_map(|argument| match argument.strip_prefix("--color") {
        Some("") => Some(None),
        Some(value) => value.strip_prefix('=').map(Some),
        None => None,
    });
    let said = said.and_then(|value| value.or_else(|| rest.next()).map(str::to_owned));
    let said = said.or_else(|| env::var("CARGO_TERM_COLOR").ok());
    said.and_then(|said| said.parse().ok()).unwrap_or_default()
}

/// An argument of the export that is asked for without a command, before a command.
fn stray(command: &clap::Command, matches: &ArgMatches) -> Option<String> {
    let is_given = |argument: &&clap::Arg| {
        let source = matches.value_source(argument.get_id().as_str());
        !argument.is_global_set() && source == Some(ValueSource::CommandLine)
    };
    let argument = command.get_arguments().find(is_given)?;
    Some(format!("--{}", argument.get_long()?))
}

#[derive(Debug, Subcommand)]
pub(super) enum Command<S: Source> {
    /// Print the data model: its document, a script, rules, records.
    Export(Export<S>),
    /// Compare with what was accepted, without writing.
    ///
    /// Prints a line a change, and what it does to stored data. Exits with 1 if there is one.
    #[command(long_flag = "check")]
    Check(OfSource<S>),
    /// Accept the model: write the lock files, and print what changed.
    #[command(long_flag = "accept")]
    Accept(OfSource<S>),
    /// List the problems of the model.
    ///
    /// Each has a stable code, a place and a cure. Exits with 1 if there is one.
    Review(Review<S>),
    /// Print the model of a compiled artifact, without running it; compare it with another.
    ///
    /// A file is an executable, a library, an object file or an archive; or a lock file; or what
    /// `export --format records` wrote.
    Inspect(Inspect),
    /// Print the script that leads a database from another model to this one.
    ///
    /// What the model says was called otherwise is renamed, with all that is named after it. What would
    /// lose data is refused unless it is named. Exits with 1 if there is something to do, and with 2
    /// if it is refused.
    Plan(Plan<S>),
    /// Print completions for a shell.
    Completions(Completions),
}

/// How messages are told.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Message Options")]
pub(super) struct Messages {
    /// How problems, changes and errors are written.
    #[arg(
        long,
        global = true,
        value_name = "FMT",
        value_enum,
        default_value = "human"
    )]
    message_format: MessageFormat,
    /// Do not tell what is done.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When there are colours; Cargo's `CARGO_TERM_COLOR` says it too.
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    color: Option<ColorChoice>,
}

impl Messages {
    pub(super) fn report(self) -> Report {
        Report {
            format: self.message_format,
            is_quiet: self.quiet,
            colour: self.color,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct OfSource<S: Source> {
    #[command(flatten)]
    pub(super) source: S,
}

#[derive(Debug, Args)]
pub(super) struct Export<S: Source> {
    #[command(flatten)]
    pub(super) format: Formatted,
    /// Show the model beside that of this file, as a page or a diagram of Mermaid.
    ///
    /// A lock file, or anything else that `inspect` reads. Several make one.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    #[arg(conflicts_with_all = ["dialect", "drop", "no_transaction"])]
    pub(super) against: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) source: S,
}

/// What is printed of a model, and where.
#[derive(Debug, Args)]
pub(super) struct Formatted {
    /// What is printed; if it is not said, a script where an engine is named, or else the document.
    #[arg(long, value_name = "FMT", value_enum)]
    pub(super) format: Option<Format>,
    /// The engine that a script or a schema is for.
    #[arg(long, value_name = "ENGINE", value_parser = dialect())]
    #[arg(required_if_eq_any([("format", "sql"), ("format", "schema")]))]
    pub(super) dialect: Option<Dialect>,
    /// The script that drops what the other one creates.
    #[arg(long, requires = "dialect")]
    pub(super) drop: bool,
    /// The script without its transaction, for migration tools, which bring one.
    #[arg(long, requires = "dialect", conflicts_with = "drop")]
    pub(super) no_transaction: bool,
    /// Write this file, as a whole or not at all, and print nothing.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
}

/// What is printed of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// The document: tables and enums.
    #[value(alias = "document")]
    Json,
    /// The script that creates the model on an engine.
    Sql,
    /// The same as data: the objects of an engine and where they come from, in JSON.
    Schema,
    /// All rules, and what enforces them, as a table in Markdown.
    Trace,
    /// An entity-relationship diagram of Mermaid.
    Mermaid,
    /// The language of DBML.
    Dbml,
    /// A page with diagrams, tables, rules and a search: one file.
    Html,
    /// All that is known of the aggregates, to be inspected later.
    Records,
}

#[derive(Debug, Args)]
pub(super) struct Review<S: Source> {
    /// Also what an engine cannot do. May be given several times.
    #[arg(long, value_name = "ENGINE", value_parser = dialect())]
    pub(super) dialect: Vec<Dialect>,
    #[command(flatten)]
    pub(super) source: S,
}

#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// Whose model it is. Several make one.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// Print the changes since the model of this file. Exits with 1 if there is one.
    ///
    /// With `--format html` or `mermaid`, shows both models side by side, and exits with 0.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    #[arg(conflicts_with_all = ["dialect", "drop", "no_transaction"])]
    pub(super) against: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) format: Formatted,
}

#[derive(Debug, Args)]
pub(super) struct Plan<S: Source> {
    /// Where it leads to, in the place of the code: what `inspect` reads. Several make one model.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) files: Vec<PathBuf>,
    /// The model that the database holds: a lock file, or anything else that `inspect` reads. Or what
    /// the database answers to `catalogue_query`; FILE is the answer of another database then.
    #[arg(long, required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) against: Vec<PathBuf>,
    /// The engine of the database.
    #[arg(long, value_name = "ENGINE", value_parser = dialect())]
    pub(super) dialect: Dialect,
    /// The way back, from this model to the other one.
    ///
    /// What was added is dropped again, and what was dropped comes back empty.
    #[arg(long)]
    pub(super) down: bool,
    /// Do all in one go, while nobody else uses the database. On SQLite, this need not be said.
    #[arg(long)]
    pub(super) at_once: bool,
    /// Drop this table, or this column, with all that is stored in it: `orders`, `orders.note`.
    #[arg(long, value_name = "PATH", conflicts_with = "down")]
    pub(super) drop: Vec<String>,
    /// Print queries in the place of the plan, which find the rows that it would fail on.
    #[arg(long, conflicts_with = "format")]
    pub(super) preflight: bool,
    /// What is printed.
    #[arg(long, value_name = "FMT", value_enum, default_value = "sql")]
    pub(super) format: PlanFormat,
    /// Write this file, as a whole or not at all, and print nothing.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) source: S,
}

/// What is printed of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// The script.
    Sql,
    /// A JSON object for each step, a line each.
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    pub(super) shell: Shell,
}

const EXIT_CODES: &str =
    "Exit codes: 0, done and nothing found; 1, problems or changes found; 2, could not run.";

/// The command, as a program of its own.
pub(super) fn plain<S: Source>() -> clap::Command {
    Options::<S>::command().name(S::PROGRAM)
}

/// The command, with examples of how it is called.
pub(super) fn command<S: Source>() -> clap::Command {
    let call = S::CALL;
    let examples = |lines: &[&str]| {
        let lines: Vec<String> = lines
            .iter()
            .map(|line| format!("  {call} {line}"))
            .collect();
        format!("Examples:\n{}", lines.join("\n"))
    };
    let all = examples(&[
        "export --format sql --dialect postgres --out schema.sql",
        "check",
        "inspect target/release/server --against data-model.lock.json",
    ]);
    plain::<S>()
        .bin_name(call)
        .after_help(format!("{all}\n\n{EXIT_CODES}"))
        .mut_subcommand("export", |export| {
            export.after_help(examples(&[
                "export",
                "export --format sql --dialect mariadb --drop",
                "export --format schema --dialect postgres --out schema.json",
                "export --format trace --out rules.md",
                "export --format html --out model.html",
                "export --format html --against data-model.lock.json --out changes.html",
            ]))
        })
        .mut_subcommand("plan", |plan| {
            plan.after_help(examples(&[
                "plan --against data-model.lock.json --dialect sqlite",
                "plan --against data-model.lock.json --dialect postgres --at-once --drop orders.note",
                "plan new/server --against old/server --dialect sqlite --down",
            ]))
        })
        .mut_subcommand("review", |review| {
            review.after_help(examples(&["review --dialect postgres --dialect sqlite"]))
        })
        .mut_subcommand("inspect", |inspect| {
            inspect.after_help(examples(&[
                "inspect target/release/server",
                "inspect target/release/server --against data-model.lock.json",
                "inspect new/server --against old/server",
                "inspect new/server --against old/server --format html --out changes.html",
            ]))
        })
}

fn dialect() -> impl TypedValueParser<Value = Dialect> {
    PossibleValuesParser::new(Dialect::ALL.map(Dialect::name))
        .try_map(|name| name.parse::<Dialect>())
}
