//! Servers that a test starts for itself, and stops.

use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// The user and the group that a server runs as where the test is root, which some refuse to be.
const NOBODY: u32 = 65534;

/// A server in a directory of its own.
pub(crate) struct Server {
    process: Child,
    directory: PathBuf,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It shuts down by itself when it is told to; where it does not, it is killed.
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").args(["-INT", &pid]).status();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let begun = Instant::now();
        while let Ok(None) = self.process.try_wait() {
            if begun.elapsed() > Duration::from_secs(20) {
                let _ = self.process.kill();
            }
            thread::sleep(Duration::from_millis(50));
        }
        let _ = fs::remove_dir_all(&self.directory);
    }
}

impl Server {
    /// Runs what prepares a directory, then the server in it.
    pub(crate) fn start(directory: PathBuf, prepare: &mut Command, serve: &mut Command) -> Self {
        let done = as_nobody(prepare, &directory)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .expect("the directory is prepared");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        let process = as_nobody(serve, &directory)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        Self { process, directory }
    }
}

/// Where a server of this name keeps its files: each server elsewhere, for the tests of one program
/// run side by side.
pub(crate) fn directory(name: &str) -> PathBuf {
    static SERVERS: AtomicUsize = AtomicUsize::new(0);
    let number = SERVERS.fetch_add(1, Ordering::Relaxed);
    let process = std::process::id();
    env::temp_dir().join(format!("tablewright-{name}-{process}-{number}"))
}

fn as_nobody<'c>(command: &'c mut Command, directory: &Path) -> &'c mut Command {
    fs::create_dir_all(directory).expect("a directory");
    command.current_dir(directory).env("TMPDIR", directory);
    if is_root() {
        chown(directory, Some(NOBODY), Some(NOBODY)).expect("the directory is given away");
        command.uid(NOBODY).gid(NOBODY);
    }
    command
}

/// Whether the test is root, as the system shows its own process.
fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Tries until it succeeds: a server needs a while.
pub(crate) fn connected<T, E: std::fmt::Display>(connect: impl Fn() -> Result<T, E>) -> T {
    let begun = Instant::now();
    loop {
        match connect() {
            Ok(connection) => return connection,
            Err(error) if begun.elapsed() > Duration::from_mins(1) => panic!("{error}"),
            Err(_) => thread::sleep(Duration::from_millis(100)),
        }
    }
}

/// Where a program is, among these directories and those of `PATH`.
pub(crate) fn program(name: &str, directories: &[PathBuf]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let directories = directories.iter().cloned().chain(env::split_paths(&path));
    directories
        .map(|directory| directory.join(name))
        .find(|program| program.is_file())
}

/// Says that a server is not installed, which is a failure where all are asked for.
pub(crate) fn is_missing(name: &str) {
    assert!(
        env::var_os("TABLEWRIGHT_SERVERS").is_none(),
        "{name} is not installed, and TABLEWRIGHT_SERVERS asks for it"
    );
    super::tell(&format!("{name} is not installed: nothing is judged by it"));
}
