//! Every check there is, one after the other; at the end, the numbers of passed and failed tests.

use crate::root;
use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// One program whose success is a part of the whole.
struct Check {
    title: &'static str,
    command: &'static [&'static str],
}

/// In the order of how soon they fail. Those that count their tests say so in their own summary lines.
const CHECKS: &[Check] = &[
    Check { title: "Rust is formatted", command: &["cargo", "fmt", "--all", "--check"] },
    Check {
        title: "Rust without a warning",
        command: &["cargo", "clippy", "--locked", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"],
    },
    Check {
        title: "the module without a warning",
        command: &[
            "cargo",
            "clippy",
            "--locked",
            "--quiet",
            "--package",
            "clausemark-wasm",
            "--target",
            "wasm32-unknown-unknown",
            "--",
            "-D",
            "warnings",
        ],
    },
    Check { title: "tests in Rust", command: &["cargo", "test", "--locked", "--workspace"] },
    Check { title: "two builds give the same packages", command: &["cargo", "xtask", "reproduce"] },
    // From here on, what the packages are built from is there: types, words, module.
    Check { title: "TypeScript is sound and formatted", command: &["npm", "run", "--silent", "check"] },
    Check {
        title: "records are as their schema says",
        command: &["node", "--test", "--test-reporter=spec", "tests/schema.test.js"],
    },
    Check { title: "the gate", command: &["node", "--test", "--test-reporter=spec", "tests/gate.test.js"] },
    Check {
        title: "what archives answer",
        command: &["node", "--test", "--test-reporter=spec", "tests/lookup.test.js"],
    },
    Check {
        title: "the reader's archive",
        command: &[
            "node",
            "--test",
            "--test-reporter=spec",
            "tests/on-demand.test.js",
            "tests/store.test.js",
            "tests/keeping.test.js",
            "tests/packs.test.js",
        ],
    },
    Check {
        title: "end to end in Chromium and Firefox",
        command: &[
            "node",
            "--test",
            "--test-reporter=spec",
            "--test-concurrency=1",
            "tests/e2e/chrome.test.js",
            "tests/e2e/firefox.test.js",
            "tests/e2e/consent.test.js",
            "tests/e2e/lookup.test.js",
            "tests/e2e/silence.test.js",
        ],
    },
    Check { title: "one hash in both browsers and on the command line", command: &["cargo", "xtask", "conformance"] },
];

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs every check to its end, whatever the others say. Fails if one of them did.
pub(crate) fn all() -> Result<()> {
    let mut summary = Vec::new();
    let mut total = Tally::default();
    for check in CHECKS {
        println!("\n== {}", check.title);
        let start = Instant::now();
        let tally = run(check)?;
        println!("took {} s", start.elapsed().as_secs());
        summary.push(format!("{}: {} passed, {} failed", check.title, tally.passed, tally.failed));
        total.passed += tally.passed;
        total.failed += tally.failed;
    }
    println!("\n{}", summary.join("\n"));
    println!("\n{} passed, {} failed", total.passed, total.failed);
    ensure!(total.failed == 0, "some checks failed");
    Ok(())
}

/// Runs one check and counts its tests; one that counts none is itself one.
fn run(check: &Check) -> Result<Tally> {
    let (program, arguments) = check.command.split_first().expect("a check has a program");
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(root::path())
        .env("CARGO_TERM_COLOR", "never")
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {program}"))?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().expect("piped above")).lines() {
        let line = line?;
        println!("{line}");
        count(&line, &mut tally);
    }
    let succeeded = child.wait()?.success();
    if succeeded && tally.passed == 0 {
        tally.passed = 1;
    } else if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Adds what a summary line of cargo ("test result: ok. 3 passed; 1 failed; …") or of node ("ℹ pass 3") says.
fn count(line: &str, tally: &mut Tally) {
    if let Some(result) = line.strip_prefix("test result: ") {
        for part in result.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => tally.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => tally.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    } else if let Some((word, number)) = line.strip_prefix("ℹ ").and_then(|rest| rest.split_once(' ')) {
        let number: usize = number.parse().unwrap_or(0);
        match word {
            "pass" => tally.passed += number,
            "fail" | "cancelled" => tally.failed += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, count};

    fn counted(lines: &[&str]) -> (usize, usize) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| count(line, &mut tally));
        (tally.passed, tally.failed)
    }

    #[test]
    fn reads_the_summaries_of_both_runners() {
        let cargo =
            "test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.35s";
        assert_eq!(counted(&[cargo, cargo]), (24, 2));
        assert_eq!(counted(&["ℹ tests 5", "ℹ pass 3", "ℹ fail 1", "ℹ cancelled 1", "ℹ skipped 0"]), (3, 2));
        assert_eq!(counted(&["3 passed; 1 failed", "pass 7"]), (0, 0));
    }
}
