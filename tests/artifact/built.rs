//! Records are in what is built, however it is.

use std::path::PathBuf;

use crate::inspected::{assert_carries, inspect};
use crate::matrix::first;
use crate::shop::{exported, library, server, shop};
use crate::tool;

/// Linked by another linker than the default one, which is LLVM's.
const GNU: [&str; 2] = ["-Clinker-features=-lld", "-Clink-arg=-fuse-ld=bfd"];
const GOLD: [&str; 2] = ["-Clinker-features=-lld", "-Clink-arg=-fuse-ld=gold"];

#[test]
fn a_program_carries_what_it_exports_however_it_is_built() {
    let (_guard, project) = shop("programs");
    let mut ways: Vec<(&str, Vec<&str>)> = vec![
        ("dev", vec![]),
        ("release", vec![]),
        ("full", vec![]),
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
    for (profile, flags) in first(ways, 2) {
        let server = server(&project, profile, &flags);
        assert_carries(&server, &exported(&server));
    }
}

#[test]
fn a_library_carries_the_records_of_its_crates() {
    let (_guard, project) = shop("libraries");
    let exported = exported(&server(&project, "dev", &[]));
    for profile in first(vec!["release", "dev", "full", "thin", "fat"], 1) {
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
    let ways = vec![
        &["--package", "sales"][..],
        &["--package", "server", "--release"],
        &["--package", "plugin", "--profile", "fat"],
        &["--workspace", "--profile", "thin"],
    ];
    for arguments in first(ways, 2) {
        let arguments = [&["export", "--offline", "--quiet"], arguments].concat();
        let ran = tool::run(&project.root, &project.environment(), &arguments);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        assert_eq!(ran.stdout, exported, "{arguments:?}");
    }
}
