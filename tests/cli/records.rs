use super::{PRIVACY, TERMS, run};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

const URL: &str = "https://larkspur.example/terms";
const TIME: &str = "2026-11-25T10:00:00Z";

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A pack of both sample policies, as its lines.
fn pack(folder: &Path) -> (PathBuf, Vec<String>) {
    let path = folder.join("pack.ndjson");
    run(&["record", "--source", "test", "--captured", TIME, "--out", text(&path), TERMS, PRIVACY]).ok();
    let lines = fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    (path, lines)
}

#[test]
fn a_pack_is_a_manifest_and_a_record_for_each_document() {
    let out =
        run(&["record", "--captured", TIME, "--source", "Jane Doe", "--licence", "CC0-1.0", "tests/policies"]).ok();
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["format"], &lines[0]["source"]), (&json!("pack/1"), &json!("Jane Doe")));
    let files: Vec<&str> = lines[1..].iter().map(|line| line["source"]["path"].as_str().unwrap()).collect();
    assert_eq!(files, [PRIVACY, TERMS]);
}

#[test]
fn a_pack_packed_is_the_same_pack() {
    let folder = folder("packed");
    let (plain, lines) = pack(&folder);
    let packed = folder.join("pack.ndjson.gz");
    run(&["record", "--source", "test", "--captured", TIME, "--out", text(&packed), TERMS, PRIVACY]).ok();
    let mut unpacked = String::new();
    GzDecoder::new(fs::File::open(&packed).unwrap()).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked.lines().collect::<Vec<_>>(), lines);
    for pack in [plain, packed] {
        let answer = run(&["verify", TERMS, "--against", text(&pack), "--format", "json"]).json();
        assert_eq!(answer["verdict"], "identical");
        assert_eq!(answer["record"]["source"]["path"], TERMS);
    }
}

#[test]
fn a_pack_with_a_wrong_line_is_refused_or_read_without_it() {
    let folder = folder("wrong");
    let (_, lines) = pack(&folder);
    let changed = |from: &str, to: &str| lines[1].replacen(from, to, 1);
    let hash = serde_json::from_str::<Value>(&lines[1]).unwrap()["hash"].as_str().unwrap().to_owned();
    let wrong = [
        ("{\"format\":".to_owned(), "cannot be read"),
        (changed(&hash, &"0".repeat(64)), "the id does not fit the content"),
        (changed(&hash, "0"), "is no SHA-256"),
        (changed("canon/1", "canon/9"), "the recipe \"canon/9\" is not known"),
        (changed("record/1", "record/9"), "the format is \"record/9\""),
        (lines[2].clone(), "the record is that of line 2 again"),
    ];
    for (at, (line, reason)) in wrong.iter().enumerate() {
        let path = folder.join(format!("{at}.ndjson"));
        fs::write(&path, [&lines[0], &lines[2], line, &lines[1]].map(|line| format!("{line}\n")).concat()).unwrap();
        let refused = run(&["verify", TERMS, "--against", text(&path)]);
        assert_eq!(refused.status, 1);
        assert!(
            refused.stderr.contains(&format!("{at}.ndjson:3: ")) && refused.stderr.contains(reason),
            "{}",
            refused.stderr
        );
        let read = run(&["verify", PRIVACY, "--against", text(&path), "--skip-bad"]);
        assert_eq!(read.status, 0, "{}", read.stderr);
        assert!(read.stderr.contains(reason) && read.stdout.contains("identical to a record"), "{}", read.stderr);
    }
}

#[test]
fn a_broken_gzip_says_where_it_breaks() {
    let folder = folder("gzip");
    let (_, lines) = pack(&folder);
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let bytes = gzip.finish().unwrap();
    let path = folder.join("cut.ndjson.gz");
    fs::write(&path, &bytes[..bytes.len() - 40]).unwrap();
    let refused = run(&["verify", TERMS, "--against", text(&path)]);
    assert_eq!(refused.status, 1);
    assert!(refused.stderr.contains("cannot be unpacked from here on"), "{}", refused.stderr);
}

#[test]
fn verify_tells_what_changed() {
    let folder = folder("changed");
    let (path, _) = pack(&folder);
    let edited = folder.join("edited.html");
    fs::write(&edited, fs::read_to_string(PRIVACY).unwrap().replace("for two years", "for nine years")).unwrap();
    let run = run(&["verify", text(&edited), "--against", text(&path)]);
    assert_eq!((run.status, run.stderr.as_str()), (3, ""));
    for words in ["changed since the record", "1 new, 1 gone", "for nine years", TIME] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
    let unknown = super::run(&["verify", "tests/detect/terms/heading.md", "--against", text(&path)]);
    assert_eq!(unknown.status, 3);
    assert!(unknown.stdout.contains("unknown to these records"), "{}", unknown.stdout);
}

#[test]
fn shards_hold_a_record_under_both_its_keys_once() {
    let folder = folder("shards");
    let arguments = ["record", "--url", URL, "--captured", TIME, "--shards", text(&folder), TERMS];
    run(&arguments).ok();
    run(&arguments).ok();
    let record: Value = {
        let out = run(&["record", "--url", URL, "--captured", TIME, TERMS]).ok();
        serde_json::from_str(out.lines().nth(1).unwrap()).unwrap()
    };
    let document = clausemark::hash::hex(&clausemark::hash::sha256(record["document"].as_str().unwrap()));
    for key in [&record["hash"].as_str().unwrap()[..4], &document[..4]] {
        let shard = fs::read_to_string(folder.join(format!("{key}.ndjson"))).unwrap();
        assert_eq!(
            shard.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect::<Vec<_>>(),
            std::slice::from_ref(&record)
        );
    }
    assert!(folder.join("manifest.json").is_file());
}

fn git(folder: &Path, arguments: &[&str], date: &str) {
    let identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
    let status = Command::new("git")
        .current_dir(folder)
        .args(identity)
        .args(arguments)
        .env("GIT_AUTHOR_DATE", date)
        .env("GIT_COMMITTER_DATE", date)
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn the_history_of_a_versions_repository_becomes_one_pack() {
    let folder = folder("history");
    git(&folder, &["init", "-q"], TIME);
    git(&folder, &["remote", "add", "origin", "https://github.com/example/versions.git"], TIME);
    fs::create_dir(folder.join("Larkspur")).unwrap();
    fs::write(folder.join("README.md"), "# About").unwrap();
    let file = folder.join("Larkspur/Terms of Service.md");
    let first = "# Terms of Service\n\nYou agree to these terms by using the service.\n\nWe may change these terms at any time.";
    for (text, date) in [
        (first.to_owned(), "2024-01-02T03:04:05Z"),
        (first.replace("any time", "the end of a month"), "2025-02-03T04:05:06+01:00"),
    ] {
        fs::write(&file, text).unwrap();
        git(&folder, &["add", "-A"], date);
        git(&folder, &["commit", "-q", "-m", "Record"], date);
    }
    let out =
        run(&["record", "--licence", "ODbL-1.0", "--attribution", "Open Terms Archive contributors", text(&folder)])
            .ok();
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["source"], "https://github.com/example/versions");
    assert_eq!(lines[0]["attribution"], "Open Terms Archive contributors");
    let said: Vec<_> =
        lines[1..].iter().map(|line| (line["entity"].as_str().unwrap(), line["captured"].as_str().unwrap())).collect();
    assert_eq!(said, [("Larkspur", "2024-01-02T03:04:05Z"), ("Larkspur", "2025-02-03T03:05:06Z")]);
    let source = &lines[2]["source"];
    assert_eq!(
        (&source["by"], &source["path"]),
        (&json!("Open Terms Archive"), &json!("Larkspur/Terms of Service.md"))
    );
    let commit = source["commit"].as_str().unwrap();
    assert_eq!(
        source["link"],
        format!("https://github.com/example/versions/blob/{commit}/Larkspur/Terms%20of%20Service.md")
    );

    let pack = folder.join("pack.ndjson");
    fs::write(&pack, out).unwrap();
    let old = folder.join("old.md");
    fs::write(&old, first).unwrap();
    let answer = run(&["verify", text(&old), "--against", text(&pack), "--format", "json"]).json();
    assert_eq!(
        (&answer["verdict"], &answer["record"]["captured"]),
        (&json!("identical"), &json!("2024-01-02T03:04:05Z"))
    );
}
