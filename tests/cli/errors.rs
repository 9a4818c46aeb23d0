use super::{TERMS, clausemark, run};
use std::process::Stdio;

#[test]
fn an_unreadable_input_is_reported_and_the_others_are_read() {
    let run = run(&["hash", "no-such.html", TERMS]);
    assert_eq!(run.status, 1);
    assert_eq!(
        run.stderr,
        "clausemark: no-such.html: no such file: check the name, or give - to read standard input\n"
    );
    assert!(run.stdout.ends_with(&format!("  {TERMS}\n")), "{}", run.stdout);
}

#[test]
fn json_stays_valid_when_nothing_could_be_read() {
    let run = run(&["annotate", "--format", "json", "no-such.html", "nor-this.html"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, "[]\n"));
}

#[test]
fn a_folder_without_documents_says_so() {
    let run = run(&["annotate", "tests/snapshots"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("clausemark: tests/snapshots: no document in this folder: "), "{}", run.stderr);
}

#[test]
fn wrong_usage_has_its_own_status() {
    for arguments in [
        &["annotate", "--format", "xml"][..],
        &["annotate", "--no-such-flag"],
        &["text", TERMS, TERMS],
        &["annotate", "--url", "https://larkspur.example/", TERMS, TERMS],
        &[],
    ] {
        let run = run(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.stderr.is_empty());
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let mut child = clausemark()
        .args(["hash", "--clauses", TERMS])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn help_has_examples_and_exit_statuses() {
    let help = run(&["--help"]).ok();
    assert!(help.contains("Examples:") && help.contains("Exit status:"), "{help}");
    for command in ["annotate", "text", "hash", "record", "verify", "diff", "bundle", "cite", "rules", "completions"] {
        assert!(help.contains(command));
        assert!(run(&[command, "--help"]).ok().contains("Usage: clausemark"));
    }
}
