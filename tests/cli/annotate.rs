use super::{PRIVACY, TERMS, clausemark, run, run_with_input};
use serde_json::Value;

#[test]
fn one_document_is_one_object() {
    let json = run(&["annotate", "--format", "json", TERMS]).json();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["document", "findings"]);
    assert_eq!(json["document"]["kind"], "terms");
    assert_eq!(json["document"]["state"], "read");
    let finding = &json["findings"][0];
    let quote = finding["quote"].as_str().unwrap();
    let trigger = finding["triggers"][0]["words"].as_str().unwrap();
    assert!(quote.contains(trigger), "{quote}: {trigger}");
}

#[test]
fn clauses_come_when_asked_for() {
    let json = run(&["annotate", "--format", "json", "--clauses", TERMS]).json();
    let clauses = json["clauses"].as_array().unwrap();
    let findings = json["findings"].as_array().unwrap();
    for finding in findings {
        let at = finding["clause"].as_u64().unwrap() as usize;
        assert_eq!(clauses[at]["hash"], finding["clause_hash"]);
    }
}

#[test]
fn several_documents_carry_their_names() {
    let json = run(&["annotate", "--format", "json", TERMS, PRIVACY]).json();
    let files: Vec<&Value> = json.as_array().unwrap().iter().map(|entry| &entry["file"]).collect();
    assert_eq!(files, [TERMS, PRIVACY]);

    let lines = run(&["annotate", "--format", "jsonl", "tests/policies"]).ok();
    let files: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].clone()).collect();
    assert!(files.contains(&TERMS.into()) && files.contains(&PRIVACY.into()), "{files:?}");
    assert!(files.is_sorted_by_key(|file| file.as_str().unwrap().to_owned()), "{files:?}");
}

#[test]
fn the_address_reaches_the_report() {
    let json = run(&["annotate", "--format", "json", "--url", "https://larkspur.example/terms", TERMS]).json();
    assert_eq!(json["document"]["url"], "https://larkspur.example/terms");
}

#[test]
fn pretty_output_reads_like_diagnostics() {
    let text = run(&["annotate", TERMS]).ok();
    assert!(text.contains("high[ai-training]: "), "{text}");
    assert!(text.contains("--> tests/policies/larkspur-terms.html > Terms of Service > "), "{text}");
    assert!(text.contains("^^^^"), "{text}");
    assert!(!text.contains('\u{1b}'), "no colour without a terminal");
}

#[test]
fn a_category_said_again_is_listed_as_also_here() {
    let json = run(&["annotate", "--format", "json", TERMS]).json();
    let findings = json["findings"].as_array().unwrap();
    let of = |category: &str| findings.iter().filter(|finding| finding["category"] == category).count();
    let text = run(&["annotate", "--confidence", "low", TERMS]).ok();
    let mut again = 0;
    for finding in findings {
        let category = finding["category"].as_str().unwrap();
        assert_eq!(text.matches(&format!("[{category}]: ")).count(), 1, "{category}");
        again += usize::from(of(category) > 1);
    }
    assert!(again > 0, "the sample says no category twice");
    let heads: std::collections::HashSet<&str> =
        findings.iter().map(|finding| finding["category"].as_str().unwrap()).collect();
    assert_eq!(text.matches("= also here: ").count(), findings.len() - heads.len(), "{text}");
}

#[test]
fn counts_follow_the_confidence_asked_for() {
    let high = run(&["annotate", "--confidence", "high", PRIVACY]).ok();
    let json = run(&["annotate", "--format", "json", PRIVACY]).json();
    let findings = json["findings"].as_array().unwrap();
    let (shown, hidden): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding["confidence"] == "high");
    assert!(!hidden.is_empty(), "the sample has nothing unsure");
    let info = shown.iter().filter(|finding| finding["severity"] == "info").count();
    assert!(high.contains(&format!(" {info} info, in ")), "{high}");
    assert!(high.contains(&format!("  hidden    {} of less confidence", hidden.len())), "{high}");
}

#[test]
fn a_finding_says_how_often_such_findings_were_right() {
    let text = run(&["annotate", TERMS]).ok();
    assert!(text.contains("= how sure: confidence high ("), "{text}");
    assert!(text.contains(" such findings were right), said outright, by rule"), "{text}");
    let rules = run(&["rules", "ai-training"]).ok();
    assert!(rules.contains("How sure we are\n  precision "), "{rules}");
}

#[test]
fn colour_is_as_asked() {
    let always = run(&["annotate", "--color", "always", TERMS]).ok();
    assert!(always.contains("\u{1b}["));
    let output =
        clausemark().args(["annotate", TERMS]).env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0").output().unwrap();
    assert!(!String::from_utf8(output.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn a_page_cannot_speak_to_the_terminal() {
    let page = b"<title>Terms &#27;]0;owned&#7;</title><p>We may change &#27;[35m these terms at any time.";
    let text = run_with_input(&["annotate", "--color", "always"], page).ok();
    assert!(text.contains("Terms ") && text.contains("]0;owned"), "{text:?}");
    assert!(!text.contains('\u{7}') && !text.contains("\u{1b}]") && !text.contains("\u{1b}[35m"), "{text:?}");
}

#[test]
fn severity_decides_the_exit_status_when_asked() {
    assert_eq!(run(&["annotate", "--fail-on", "high", TERMS]).status, 3);
    assert_eq!(run(&["annotate", "--fail-on", "high", "tests/detect/none/sign-up.md"]).status, 0);
    assert_eq!(run(&["annotate", TERMS]).status, 0);
}

#[test]
fn rules_are_listed_and_explained() {
    let json = run(&["rules", "--format", "json"]).json();
    let list = run(&["rules"]).ok();
    assert_eq!(json.as_array().unwrap().len(), list.lines().count());
    let one = run(&["rules", "--format", "json", "ai-training"]).json();
    assert_eq!(one["slug"], "ai-training");
    let text = run(&["rules", "ai-training"]).ok();
    assert!(text.contains("What you can do"), "{text}");
    let wrong = run(&["rules", "ai-trainin"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("ai-training"), "{}", wrong.stderr);
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).ok();
        assert!(script.contains("annotate") && script.contains("fail-on"), "{shell}");
    }
}
