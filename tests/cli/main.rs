//! The command line as a script sees it: output, exit status, errors.

mod annotate;
mod errors;
mod evidence;
mod hashes;
mod input;
mod records;

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What one run came to.
struct Run {
    stdout: String,
    stderr: String,
    status: i32,
}

impl Run {
    fn of(output: Output) -> Self {
        Self {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// The output of a run that went well.
    #[track_caller]
    fn ok(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""));
        self.stdout
    }

    #[track_caller]
    fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.ok()).unwrap()
    }
}

fn clausemark() -> Command {
    Command::new(env!("CARGO_BIN_EXE_clausemark"))
}

fn run(arguments: &[&str]) -> Run {
    Run::of(clausemark().args(arguments).stdin(Stdio::null()).output().unwrap())
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = clausemark()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Run::of(child.wait_with_output().unwrap())
}

const TERMS: &str = "tests/policies/larkspur-terms.html";
const PRIVACY: &str = "tests/policies/fernway-privacy.html";
