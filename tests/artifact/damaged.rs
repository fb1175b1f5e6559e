//! Files that were changed after they were built, and such as hold no records or damaged ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::inspected::{assert_carries, inspect, told};
use crate::shop::{exported, library, server, shop};
use crate::tool;

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
