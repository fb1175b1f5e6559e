//! The model of a binary, without running it: what `inspect` reads is what the program exports.

#[path = "drift/project.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod project;
#[path = "common/tool.rs"]
mod tool;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use project::{Project, dependency};
use serde_json::Value;
use tool::{Ran, executable, ran};

const KERNEL: &str = "
use tablewright::{Aggregate, Id};

/// Somebody who buys.
#[derive(Aggregate)]
pub struct Customer {
    pub id: Id<Customer>,
    pub name: String,
}
";

const SALES: &str = "
use tablewright::{Aggregate, Entity, Id, ValueObject};

/// What somebody has bought.
#[derive(Aggregate)]
#[invariant(\"INV-ORD-001: Nothing is given away\", check(self.total > 0))]
pub struct Order {
    pub id: Id<Order>,
    pub customer: Id<kernel::Customer>,
    pub state: State,
    pub total: i64,
    pub lines: Vec<Line>,
}

/// One thing of it.
#[derive(Entity)]
pub struct Line {
    pub id: Id<Line>,
    pub text: String,
}

/// How far it is.
#[derive(ValueObject)]
pub enum State {
    Open,
    Paid,
}

/// In a module, and private.
mod inner {
    use tablewright::{Aggregate, Id};

    /// Nobody knows it.
    #[derive(Aggregate)]
    struct Hidden {
        id: Id<Hidden>,
    }
}
";

const SERVER: &str = "
use {kernel as _, sales as _};

fn main() {
    print!(\"{}\", tablewright_model::data_model().unwrap().to_document());
}
";

/// A workspace of two crates of a domain, a program, a library for other languages and one that
/// is linked at run time. Each profile is one of those that are used for what is shipped.
///
/// One after the other: what is built of all of them has one name in the target directory.
fn shop(name: &str) -> (MutexGuard<'static, ()>, Project) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let project = Project::new(name);
    project.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"kernel\", \"sales\", \"server\", \"plugin\", \"shared\"]\n\
         [profile.release]\nstrip = true\n\
         [profile.thin]\ninherits = \"release\"\nlto = \"thin\"\n\
         [profile.fat]\ninherits = \"release\"\nlto = \"fat\"\nopt-level = \"z\"\npanic = \"abort\"\ncodegen-units = 1\n",
    );
    let kernel = "kernel = { path = \"../kernel\" }\n";
    let both = format!("{kernel}sales = {{ path = \"../sales\" }}\n");
    let packages = [
        ("kernel", "", KERNEL, ""),
        ("sales", kernel, SALES, ""),
        (
            "plugin",
            &both,
            "use {kernel as _, sales as _};\n",
            "[lib]\ncrate-type = [\"cdylib\", \"staticlib\"]\n",
        ),
        (
            "shared",
            &both,
            "pub use {kernel, sales};\n",
            "[lib]\ncrate-type = [\"dylib\"]\n",
        ),
    ];
    for (package, dependencies, source, rest) in packages {
        let dependencies = dependency("") + dependencies;
        project.write(
            &format!("{package}/Cargo.toml"),
            &manifest(package, &dependencies, rest),
        );
        project.write(&format!("{package}/src/lib.rs"), source);
    }
    let dependencies = dependency("") + &project::tool("model") + &both;
    project.write("server/Cargo.toml", &manifest("server", &dependencies, ""));
    project.write("server/src/main.rs", SERVER);
    (guard, project)
}

fn manifest(name: &str, dependencies: &str, rest: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n{rest}"
    )
}

/// Builds the server in one way.
fn server(project: &Project, profile: &str, flags: &[&str]) -> PathBuf {
    let rustc = [
        "rustc",
        "--offline",
        "--package",
        "server",
        "--profile",
        profile,
    ];
    let done = project.cargo(&[&rustc[..], &["--message-format=json", "--"], flags].concat());
    assert!(
        done.is_success,
        "{profile} {flags:?}: {}{}",
        done.stderr, done.stdout
    );
    executable(&done.stdout).expect("the server")
}

/// Builds a library in one way, and returns the files that are made.
fn library(project: &Project, package: &str, profile: &str) -> Vec<PathBuf> {
    let build = ["build", "--offline", "--message-format=json"];
    let done = project.cargo(&[&build[..], &["--package", package, "--profile", profile]].concat());
    assert!(done.is_success, "{package} {profile}: {}", done.stderr);
    let messages = done
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let of_package = messages.filter(|message| message["target"]["name"] == package);
    let files = of_package.filter_map(|message| message["filenames"].as_array().cloned());
    files
        .flatten()
        .map(|file| PathBuf::from(file.as_str().expect("a path")))
        .collect()
}

fn inspect(file: &Path, arguments: &[&str]) -> Ran {
    let file = file.to_str().expect("UTF-8");
    tool::run(
        Path::new("."),
        &[],
        &[&["inspect", file], arguments].concat(),
    )
}

fn exported(server: &Path) -> String {
    let ran = ran(Command::new(server).output().expect("the server runs"));
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stdout.contains("\"name\": \"hiddens\""),
        "{}",
        ran.stdout
    );
    ran.stdout
}

fn assert_carries(file: &Path, exported: &str) {
    let inspected = inspect(file, &[]);
    assert_eq!(
        inspected.code,
        Some(0),
        "{}: {}",
        file.display(),
        inspected.stderr
    );
    assert_eq!(inspected.stdout, exported, "{}", file.display());
}

/// Why a file cannot be inspected.
fn told(file: &Path) -> String {
    let ran = inspect(file, &[]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (Some(2), ""),
        "{}: {}",
        file.display(),
        ran.stderr
    );
    ran.stderr
}

/// Linked by another linker than the default one, which is LLVM's.
const GNU: [&str; 2] = ["-Clinker-features=-lld", "-Clink-arg=-fuse-ld=bfd"];
/// All of a matrix where `TABLEWRIGHT_MATRIX` is set, as in CI, and else the first few.
fn sample<T>(mut all: Vec<T>, few: usize) -> Vec<T> {
    if std::env::var_os("TABLEWRIGHT_MATRIX").is_none() {
        all.truncate(few);
    }
    all
}

const GOLD: [&str; 2] = ["-Clinker-features=-lld", "-Clink-arg=-fuse-ld=gold"];

#[test]
fn a_program_carries_what_it_exports_however_it_is_built() {
    let (_guard, project) = shop("programs");
    let mut ways: Vec<(&str, Vec<&str>)> = vec![
        ("dev", vec![]),
        ("release", vec![]),
        ("thin", vec![]),
        ("fat", vec![]),
        ("release", vec!["-Crelocation-model=static"]),
        (
            "release",
            vec![
                "-Ccodegen-units=256",
                "-Cdebuginfo=2",
                "-Cstrip=none",
                "-Clink-arg=-Wl,--compress-debug-sections=zlib",
            ],
        ),
        (
            "release",
            vec![
                "-Clink-arg=-Wl,--gc-sections",
                "-Clink-arg=-Wl,--icf=all",
                "-Clink-arg=-Wl,--strip-all",
            ],
        ),
        ("release", vec!["-Ctarget-feature=+crt-static"]),
        (
            "fat",
            vec!["-Ctarget-feature=+crt-static", "-Crelocation-model=static"],
        ),
    ];
    for linker in [GNU, GOLD] {
        ways.push(("release", linker.to_vec()));
        ways.push((
            "fat",
            [&linker[..], &["-Clink-arg=-Wl,--gc-sections"]].concat(),
        ));
    }
    for (profile, flags) in sample(ways, 2) {
        let server = server(&project, profile, &flags);
        assert_carries(&server, &exported(&server));
    }
}

#[test]
fn a_library_carries_the_records_of_its_crates() {
    let (_guard, project) = shop("libraries");
    let exported = exported(&server(&project, "dev", &[]));
    for profile in sample(vec!["thin", "dev", "release", "fat"], 1) {
        let files = library(&project, "plugin", profile);
        assert_eq!(files.len(), 2, "{files:?}");
        for file in files {
            assert_carries(&file, &exported);
        }
        // A library of Rust is its own crate's: the model of all is that of both.
        let rlib = |package| {
            let files = library(&project, package, profile);
            let is_rlib = |file: &&PathBuf| file.extension().is_some_and(|kind| kind == "rlib");
            files
                .iter()
                .find(is_rlib)
                .expect("a library of Rust")
                .clone()
        };
        let (kernel, sales) = (rlib("kernel"), rlib("sales"));
        let both = inspect(&kernel, &[sales.to_str().expect("UTF-8")]);
        assert_eq!(both.stdout, exported, "{profile}: {}", both.stderr);
        let alone = inspect(&kernel, &["--format", "records"]);
        assert!(alone.stdout.contains("kernel::Customer") && !alone.stdout.contains("sales::"));
    }
    let shared = &library(&project, "shared", "dev")[0];
    assert_carries(shared, &exported);
}

#[test]
fn a_package_is_read_with_the_packages_that_it_depends_on() {
    let (_guard, project) = shop("packages");
    let exported = exported(&server(&project, "dev", &[]));
    let target = project.path("../target");
    let target = [("CARGO_TARGET_DIR", target.to_str().expect("UTF-8"))];
    let ways = vec![
        &["--package", "sales"][..],
        &["--package", "server", "--release"],
        &["--package", "plugin", "--profile", "fat"],
        &["--workspace", "--profile", "thin"],
    ];
    for arguments in sample(ways, 2) {
        let arguments = [&["export", "--offline", "--quiet"], arguments].concat();
        let ran = tool::run(&project.root, &target, &arguments);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        assert_eq!(ran.stdout, exported, "{arguments:?}");
    }
}

#[test]
fn what_was_done_to_a_program_later_makes_no_difference() {
    let (_guard, project) = shop("treated");
    let server = server(&project, "dev", &[]);
    let exported = exported(&server);
    let treat = |name: &str, command: &[&str]| {
        let copy = project.path(name);
        fs::copy(&server, &copy).expect("copied");
        let done = Command::new(command[0])
            .args(&command[1..])
            .arg(&copy)
            .output();
        assert!(done.expect("binutils").status.success(), "{command:?}");
        copy
    };
    assert_carries(&treat("stripped", &["strip"]), &exported);
    assert_carries(
        &treat(
            "bare",
            &["objcopy", "--strip-all", "--remove-section=.comment"],
        ),
        &exported,
    );
    assert_carries(
        &treat("renamed", &["objcopy", "--rename-section=twrecord=.other"]),
        &exported,
    );
    // Without a table of sections.
    let mut bytes = fs::read(&server).expect("read");
    bytes[0x28..0x30].fill(0);
    bytes[0x3a..0x40].fill(0);
    let headless = project.path("headless");
    fs::write(&headless, bytes).expect("written");
    assert_carries(&headless, &exported);
}

#[test]
fn a_file_without_records_or_with_damaged_ones_is_an_error() {
    let (_guard, project) = shop("damaged");
    let server = server(&project, "release", &[]);
    let none = told(tool::program());
    assert!(
        none.ends_with(": cannot be read: there is no record of an aggregate in it\n"),
        "{none}"
    );
    assert!(told(&project.path("missing")).contains("missing: cannot be read: "));

    let bytes = fs::read(&server).expect("read");
    let write = |name: &str, bytes: &[u8]| {
        let path = project.path(name);
        fs::write(&path, bytes).expect("written");
        path
    };
    let find = |text: &str| {
        let mut windows = bytes.windows(text.len());
        windows
            .position(|window| window == text.as_bytes())
            .expect(text)
    };
    let mut damaged = bytes.clone();
    damaged[find("What somebody has bought")] = b'w';
    let message = told(&write("bit", &damaged));
    assert!(
        message.contains("the record of sales::Order at byte "),
        "{message}"
    );
    assert!(
        message.ends_with(" is damaged: its checksum does not match\n"),
        "{message}"
    );
    // Both are told.
    damaged[find("Somebody who buys")] = b's';
    let message = told(&write("bits", &damaged));
    assert!(
        message.contains("sales::Order") && message.contains("kernel::Customer"),
        "{message}"
    );
    // A record that does not begin as one is not passed over.
    let mut damaged = bytes.clone();
    damaged[find("tablewright\r\n\u{1a}\n")] = b'T';
    assert!(told(&write("begin", &damaged)).contains("does not begin as records do"));
    let message = told(&write("cut", &bytes[..bytes.len() / 2]));
    assert!(message.contains("it is damaged"), "{message}");
}

/// What cannot be read as a whole is an error, never a part of a model.
#[test]
fn an_archive_that_does_not_show_all_of_its_records_is_an_error() {
    let (_guard, project) = shop("archives");
    // The crate's own code is left to a linker, that of others is there.
    let rustc = [
        "rustc",
        "--offline",
        "--package",
        "plugin",
        "--message-format=json",
        "--crate-type",
        "staticlib",
    ];
    let done = project.cargo(&[&rustc[..], &["--", "-Clinker-plugin-lto"]].concat());
    assert!(done.is_success, "{}", done.stderr);
    let of_plugin = done
        .stdout
        .lines()
        .find(|line| line.contains("libplugin.a"))
        .expect("a library");
    let message: Value = serde_json::from_str(of_plugin).expect("JSON");
    let left_over = message["filenames"][0].as_str().expect("a path");
    let message = told(Path::new(left_over));
    assert!(message.contains("it holds LLVM's bitcode"), "{message}");

    let files = library(&project, "kernel", "dev");
    let is_rlib = |file: &&PathBuf| file.extension().is_some_and(|kind| kind == "rlib");
    let archive = files.iter().find(is_rlib).expect("a library of Rust");
    let (whole, bytes) = (
        inspect(archive, &[]).stdout,
        fs::read(archive).expect("read"),
    );
    let file = project.path("changed.a");
    let write = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("written");
        file.as_path()
    };
    // Cut off inside of each member, and between them.
    for part in 1..20 {
        told(write(&bytes[..bytes.len() * part / 20]));
    }
    let is_member = |at: &usize| &bytes[*at..*at + 4] == b"\x7fELF";
    let members: Vec<usize> = (0..bytes.len() - 4).filter(is_member).collect();
    let mut refused = 0;
    for member in &members {
        let mut changed = bytes.clone();
        changed[*member] ^= 1;
        let ran = inspect(write(&changed), &[]);
        // Of the compiler's metadata, nothing is read where there is code.
        if ran.code == Some(0) {
            assert_eq!(ran.stdout, whole);
        } else {
            assert!(ran.stderr.contains("is of no known kind"), "{}", ran.stderr);
            refused += 1;
        }
    }
    assert_eq!(refused, members.len() - 1);
    let thin = project.path("thin.a");
    let made = Command::new("ar")
        .arg("rcsT")
        .args([&thin, archive])
        .status();
    assert!(made.expect("ar").success());
    let message = told(&thin);
    assert!(message.contains("thin archive"), "{message}");
}

/// A binary inside of another one is not its model.
#[test]
fn what_a_program_holds_as_data_is_not_its_own() {
    let (_guard, project) = shop("embedded");
    let server = server(&project, "release", &[]);
    fs::copy(&server, project.path("inner")).expect("copied");
    project.write("server/src/main.rs", "static INNER: &[u8] = include_bytes!(\"../../inner\");\nfn main() { println!(\"{}\", std::hint::black_box(INNER).len()); }\n");
    let outer = self::server(&project, "release", &[]);
    let ran = inspect(&outer, &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(
        ran.stderr
            .contains("there is no record of an aggregate in it"),
        "{}",
        ran.stderr
    );
}

/// Accepts both crates of the domain.
fn accept(project: &Project) -> String {
    let target = project.path("../target");
    let target = [("CARGO_TARGET_DIR", target.to_str().expect("UTF-8"))];
    let arguments = ["accept", "--offline", "-p", "kernel", "-p", "sales"];
    let ran = tool::run(&project.root, &target, &arguments);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    ran.stdout
}

fn against(file: &Path, others: &[&str]) -> Ran {
    let others: Vec<&str> = others
        .iter()
        .flat_map(|other| ["--against", other])
        .collect();
    inspect(file, &others)
}

/// Of tests, nothing was accepted: nothing is compared, on either side.
#[test]
fn what_is_not_checked_is_not_compared_with_a_lock_file() {
    let (_guard, project) = shop("unchecked");
    accept(&project);
    let test = ["test", "--offline", "--no-run", "--package", "kernel"];
    let built = project.cargo(&[&test[..], &["--message-format=json"]].concat());
    let test = executable(&built.stdout).expect("a test");
    let lock = project.path("kernel/data-model.lock.json");
    let compared = against(&test, &[lock.to_str().expect("UTF-8")]);
    assert_eq!((compared.code, compared.stdout.as_str()), (Some(0), ""));
    let note = "note: kernel::Customer is not checked for drift, and was not compared\n";
    assert!(compared.stderr.starts_with(note), "{}", compared.stderr);
}

#[test]
fn a_program_is_compared_with_what_was_accepted_or_with_another() {
    let (_guard, mut project) = shop("compared");
    assert_eq!(
        accept(&project),
        "created kernel/data-model.lock.json\ncreated sales/data-model.lock.json\n"
    );
    let server_in = |project: &Project, name: &str| {
        let copy = project.path(name);
        fs::copy(server(project, "dev", &[]), &copy).expect("copied");
        copy
    };
    let old = server_in(&project, "old");
    let locks =
        ["kernel", "sales"].map(|package| project.path(&format!("{package}/data-model.lock.json")));
    let locks = locks.each_ref().map(|lock| lock.to_str().expect("UTF-8"));
    let same = against(&old, &locks);
    assert_eq!((same.code, same.stdout.as_str()), (Some(0), ""));
    assert_eq!(same.stderr, "    Compared 3 aggregates: nothing changed\n");
    project.write(
        "sales/src/lib.rs",
        &SALES.replace("total: i64", "total: i32"),
    );
    project.set("TABLEWRIGHT_DRIFT", Some("allow"));
    let new = server_in(&project, "new");
    let change = "orders.total was accepted as BIGINT NOT NULL, but Order now maps it to INTEGER NOT NULL (stored values may be lost: not all of them fit the new type)\n";
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let records = project.path("records.json");
    let written = inspect(&old, &["--format", "records", "--out", &text(&records)]);
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""));
    for others in [&locks[..], &[&text(&old)], &[&text(&records)]] {
        let changed = against(&new, others);
        assert_eq!(
            (changed.code, changed.stdout.as_str()),
            (Some(1), change),
            "{others:?}"
        );
    }
    // Either side may be a file of each kind.
    let back = against(&records, &[&text(&new)]);
    assert!(
        back.stdout
            .contains("INTEGER NOT NULL, but Order now maps it to BIGINT"),
        "{}",
        back.stdout
    );
    let back = inspect(Path::new(locks[0]), &[locks[1], "--against", &text(&new)]);
    assert!(
        back.stdout
            .contains("INTEGER NOT NULL, but Order now maps it to BIGINT"),
        "{}",
        back.stdout
    );
    let torn = inspect(&old, &[&text(&new)]);
    assert_eq!(torn.code, Some(2));
    assert!(
        torn.stderr.contains("compared/old and ")
            && torn
                .stderr
                .ends_with("compared/new hold sales::Order in two forms: name one of them\n"),
        "{}",
        torn.stderr
    );
    // A document does not say enough.
    let document = project.path("document.json");
    inspect(&old, &["--out", &text(&document)]);
    let refused = against(&new, &[&text(&document)]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("`export --format records`"),
        "{}",
        refused.stderr
    );
}
