use super::{PRIVACY, TERMS, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const URL: &str = "https://larkspur.example/terms";
const TIME: &str = "2026-11-25T10:00:00Z";

fn place(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    let _ = fs::remove_file(&path);
    path
}

fn bundle(path: &Path) {
    run(&["bundle", TERMS, "--url", URL, "--captured", TIME, "--out", path.to_str().unwrap()]).ok();
}

#[test]
fn a_bundle_verifies_with_stock_tools_and_with_ours() {
    let folder = place("evidence");
    bundle(&folder);
    let sums =
        Command::new("sha256sum").args(["--check", "--strict", "SHA256SUMS"]).current_dir(&folder).output().unwrap();
    assert!(sums.status.success(), "{sums:?}");
    let record: Value = serde_json::from_str(&fs::read_to_string(folder.join("record.json")).unwrap()).unwrap();
    let hash = record["hash"].as_str().unwrap();
    assert!(run(&["hash", TERMS]).ok().starts_with(hash));
    let readme = fs::read_to_string(folder.join("README.txt")).unwrap();
    for words in [hash, URL, TIME, "canon/1", "sha256sum -c SHA256SUMS"] {
        assert!(readme.contains(words), "{words}: {readme}");
    }
    let clause = Command::new("sh")
        .args(["-c", "sed -n 12p canonical.txt | tr -d '\\n' | sha256sum"])
        .current_dir(&folder)
        .output();
    assert!(String::from_utf8(clause.unwrap().stdout).unwrap().starts_with(record["clauses"][11].as_str().unwrap()));
    assert!(run(&["verify", folder.to_str().unwrap()]).ok().contains("everything fits"));
}

#[test]
fn a_zip_is_the_same_every_time_and_verifies() {
    let (one, other) = (place("evidence.zip"), place("again.zip"));
    bundle(&one);
    bundle(&other);
    assert_eq!(fs::read(&one).unwrap(), fs::read(&other).unwrap());
    assert!(run(&["verify", one.to_str().unwrap()]).ok().contains("everything fits"));
}

#[test]
fn what_was_changed_is_named() {
    let folder = place("forged");
    let forge = |file: &str, from: &str, to: &str| {
        bundle(&folder);
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(from));
        fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
        run(&["verify", folder.to_str().unwrap()])
    };
    for (file, from, to, said) in [
        (
            "canonical.txt",
            "Terms of Service",
            "Terms of Disservice",
            "clause 1 (line 1 of canonical.txt) is not what the record says",
        ),
        ("record.json", URL, "https://larkspur.example/other", "record.json: the id does not fit"),
        ("findings.json", "\"clause\": ", "\"clause\": 9", "findings.json: finding 1 "),
        ("SHA256SUMS", "  canonical.txt", "  missing.txt", "missing.txt is missing"),
    ] {
        let run = forge(file, from, to);
        assert_eq!(run.status, 3, "{}", run.stderr);
        assert!(run.stdout.contains(said), "{file}: {}", run.stdout);
    }
}

#[test]
fn a_difference_is_told_in_three_forms() {
    let new = place("new.html");
    let html = fs::read_to_string(PRIVACY).unwrap().replace("for two years", "for nine years");
    fs::write(&new, html.replace("“Fernway”, “we”", "<script>alert(1)</script>“Fernway” or “we”")).unwrap();
    let new = new.to_str().unwrap();
    let pretty = run(&["diff", PRIVACY, new]);
    assert_eq!(pretty.status, 3);
    assert!(
        pretty.stdout.contains("[-two-]{+nine+} years") && pretty.stdout.contains("reworded, substantive"),
        "{}",
        pretty.stdout
    );
    let json: Value = serde_json::from_str(&run(&["diff", PRIVACY, new, "--format", "json"]).stdout).unwrap();
    assert_eq!((json["verdict"].as_str(), json["counts"]["reworded"].as_u64()), (Some("changed"), Some(2)));
    let html = run(&["diff", PRIVACY, new, "--format", "html"]).stdout;
    assert!(html.contains("<del>two</del><ins>nine</ins>") && !html.contains("<script"), "{html}");
    let same = run(&["diff", PRIVACY, PRIVACY]);
    assert!(same.ok().contains("identical"));
}

#[test]
fn a_clause_is_cited_in_four_forms() {
    let cite = |form: &str| {
        run(&["cite", TERMS, "4", "--url", URL, "--captured", TIME, "--entity", "Larkspur & Sons", "--format", form])
            .ok()
    };
    let line = run(&["hash", "--clauses", TERMS]).ok().lines().nth(3).unwrap().to_owned();
    let (hash, words) = (&line[..64], line.split_once('\t').unwrap().1);
    let text = cite("text");
    assert!(text.starts_with("Larkspur & Sons, ") && text.contains(hash) && text.contains("2026-11-25"), "{text}");
    assert!(cite("bibtex").contains("author = {{Larkspur \\& Sons}}"), "{}", cite("bibtex"));
    let csl: Value = serde_json::from_str(&cite("csl-json")).unwrap();
    assert_eq!(
        (csl[0]["type"].as_str(), &csl[0]["accessed"]["date-parts"]),
        (Some("webpage"), &serde_json::json!([[2026, 11, 25]]))
    );
    let annotation: Value = serde_json::from_str(&cite("web-annotation")).unwrap();
    assert_eq!(annotation["target"][0]["selector"]["type"], "TextQuoteSelector");
    let position = &annotation["target"][1]["selector"];
    assert_eq!(position["type"], "TextPositionSelector");
    let at = |name: &str| position[name].as_u64().unwrap() as usize;
    let canonical: Vec<char> = run(&["text", TERMS]).ok().chars().collect();
    assert_eq!(canonical[at("start")..at("end")].iter().collect::<String>(), words);
    assert!(run(&["cite", TERMS, &hash[..10]]).ok().contains(hash));
    let missing = run(&["cite", TERMS, "9999"]);
    assert!(missing.status == 1 && missing.stderr.contains("no clause \"9999\""), "{}", missing.stderr);
}
