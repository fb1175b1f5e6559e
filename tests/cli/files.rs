//! Files that `--out` names.

use std::fs;

use crate::domain::{DOMAIN, circular, tablewright};
use crate::project::Project;

#[test]
fn files_are_written_as_a_whole_or_not_at_all() {
    let project = Project::of_domain("cli-out", DOMAIN);
    let export = |file: &str| tablewright(&project, &["export", "--out", file]);
    let document = tablewright(&project, &[]).stdout;
    let written = export("model.json");
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), ""));
    assert!(
        written.stderr.ends_with("Wrote model.json\n"),
        "{}",
        written.stderr
    );
    assert_eq!(project.read("model.json"), document);
    let time = || {
        fs::metadata(project.path("model.json"))
            .and_then(|of| of.modified())
            .expect("a time")
    };
    let before = time();
    assert!(
        export("model.json")
            .stderr
            .ends_with("Unchanged model.json\n")
    );
    assert_eq!(time(), before);
    // What is no file of its own is written through.
    std::os::unix::fs::symlink("model.json", project.path("link.json")).expect("a link");
    project.write("model.json", "");
    assert_eq!(export("link.json").code, Some(0));
    assert_eq!(project.read("model.json"), document);
    assert!(
        fs::symlink_metadata(project.path("link.json"))
            .expect("a link")
            .is_symlink()
    );
    let piped = export("/dev/stdout");
    assert_eq!((piped.code, piped.stdout), (Some(0), document.clone()));

    assert_eq!(export("-").stdout, document);
    assert!(!project.path("-").exists());

    let nowhere = export("missing/model.json");
    assert_eq!(nowhere.code, Some(2));
    assert!(
        nowhere
            .stderr
            .contains("error: missing/model.json: cannot be written: "),
        "{}",
        nowhere.stderr
    );
    project.write("src/lib.rs", &circular());
    assert_eq!(export("model.json").code, Some(1));
    assert_eq!(project.read("model.json"), document);
    let files = fs::read_dir(&project.root)
        .expect("a folder")
        .filter_map(Result::ok);
    let names = files.map(|file| file.file_name().into_string().expect("UTF-8"));
    let mut names: Vec<String> = names.filter(|name| name.contains("json")).collect();
    names.sort();
    assert_eq!(names, ["link.json", "model.json"]);
}
