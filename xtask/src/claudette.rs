//! Recall on the clauses of terms of service that the CLAUDETTE project calls unfair, with a trained baseline beside.
//!
//! Every document is read whole, through the real pipeline, and a paragraph is given each class whose categories are
//! found in it; nothing that ships is trained here. CLAUDETTE labels what may be unfair, Clausemark what a reader should
//! see: a plain choice of court is no false alarm to us, and counts as one here. So precision, and with it F1, can be
//! compared only where both sides learn the labels: the baseline learns them, in five folds by company, from a
//! paragraph's words; `ours, trained here` is the same machine with the findings and rules of the paragraph beside.

use crate::{jsonl, root};
use anyhow::{Context, Result, ensure};
use clausemark::page;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Companies are dealt out to this many folds, in the order of their names.
const FOLDS: usize = 5;

/// A class of the data set: its name, and our categories that say the same.
struct Class {
    name: &'static str,
    /// Labels of the data set.
    labels: &'static [&'static str],
    categories: &'static [&'static str],
}

/// `PINC` (the privacy policy is made part of the terms) is left out: no category says it.
const CLASSES: &[Class] = &[
    Class { name: "arbitration", labels: &["A"], categories: &["arbitration", "class-action-waiver"] },
    Class { name: "change", labels: &["CH"], categories: &["unilateral-change", "service-change"] },
    Class { name: "content removal", labels: &["CR"], categories: &["content-removal"] },
    Class { name: "jurisdiction", labels: &["J"], categories: &["governing-law"] },
    Class { name: "choice of law", labels: &["LAW"], categories: &["governing-law"] },
    Class { name: "liability", labels: &["LTD"], categories: &["liability-limit", "warranty-disclaimer"] },
    Class { name: "termination", labels: &["TER"], categories: &["termination"] },
    Class { name: "consent by use", labels: &["USE"], categories: &["consent-by-use", "unilateral-change"] },
];

/// A row of `claudette_paragraphs.jsonl`.
#[derive(Deserialize)]
struct Paragraph {
    /// The company.
    doc: String,
    /// The collection: some companies stand in two, with different texts.
    src: String,
    text: String,
    labels: Vec<String>,
}

/// Positions in [`CLASSES`].
type Classes = BTreeSet<usize>;

/// Prints recall, precision and F1 per class, our median recall, and the macro F1 of each side. With `errors`, lists the
/// labelled paragraphs that we pass over.
pub(crate) fn run(shared: &Path, errors: bool) -> Result<()> {
    let paragraphs: Vec<Paragraph> = jsonl::read(&shared.join("data/claudette_paragraphs.jsonl"))?;
    let expected: Vec<Classes> = paragraphs.iter().map(labelled).collect();
    let said = said(&paragraphs)?;
    let ours: Vec<Classes> = said.iter().map(classes).collect();
    let trained = machines(&paragraphs, &expected, &said)?;
    let (words, with_findings): (Vec<_>, Vec<_>) =
        trained.into_iter().map(|found| (found.words, found.with_findings)).unzip();
    let sides = [&ours, &with_findings, &words];
    if errors {
        print_missed(&paragraphs, &expected, &ours);
    }

    println!("{:26} {:^24} {:^24} {:^24}", "", "ours, not trained here", "ours, trained here", "baseline");
    let columns = format!(" {:>8}{:>8}{:>8}", "recall", "prec.", "F1").repeat(sides.len());
    println!("{:18}{:>8}{columns}", "class", "rows");
    let mut recalls = Vec::new();
    let mut macro_f1 = [0.0; 3];
    for (at, class) in CLASSES.iter().enumerate() {
        let rows = expected.iter().filter(|classes| classes.contains(&at)).count();
        print!("{:18}{rows:8}", class.name);
        for (side, found) in sides.into_iter().enumerate() {
            let [recall, precision, f1] = score(at, &expected, found);
            print!(" {recall:8.3}{precision:8.3}{f1:8.3}");
            macro_f1[side] += f1 / CLASSES.len() as f64;
            if side == 0 {
                recalls.push(recall);
            }
        }
        println!();
    }
    recalls.sort_by(f64::total_cmp);
    let middle = recalls.len() / 2;
    println!("median recall of ours: {:.3}", (recalls[middle] + recalls[(recalls.len() - 1) / 2]) / 2.0);
    let [as_it_is, trained, baseline] = macro_f1;
    println!("macro F1: ours {as_it_is:.3}, ours trained here {trained:.3}, baseline {baseline:.3}");
    Ok(())
}

fn labelled(paragraph: &Paragraph) -> Classes {
    let has = |class: &Class| class.labels.iter().any(|label| paragraph.labels.iter().any(|have| have == label));
    (0..CLASSES.len()).filter(|&at| has(&CLASSES[at])).collect()
}

/// What is found in one paragraph by a machine that reads its words, and by one that reads our findings besides.
#[derive(Deserialize)]
struct Trained {
    words: Classes,
    with_findings: Classes,
}

/// Categories and rules that speak in a paragraph.
type Said = BTreeSet<String>;

/// What the pipeline says of each paragraph.
fn said(paragraphs: &[Paragraph]) -> Result<Vec<Said>> {
    let mut all = Vec::new();
    for document in paragraphs.chunk_by(|a, b| (&a.src, &a.doc) == (&b.src, &b.doc)) {
        let text: Vec<&str> = document.iter().map(|paragraph| paragraph.text.as_str()).collect();
        let capture = page::plain::read(&text.join("\n\n"), None);
        ensure!(capture.texts.len() == document.len(), "{}: a paragraph is not one line", document[0].doc);
        let mut said = vec![Said::new(); document.len()];
        for finding in clausemark::annotate(&capture).findings {
            for range in &finding.ranges {
                said[range.node as usize].extend([finding.category.to_string(), finding.rule.to_string()]);
            }
        }
        all.append(&mut said);
    }
    Ok(all)
}

/// The classes that our categories say of a paragraph.
fn classes(said: &Said) -> Classes {
    let speaks = |class: &Class| class.categories.iter().any(|&slug| said.contains(slug));
    (0..CLASSES.len()).filter(|&at| speaks(&CLASSES[at])).collect()
}

/// What the support vector machines, trained on the other folds, find in each paragraph.
fn machines(paragraphs: &[Paragraph], expected: &[Classes], said: &[Said]) -> Result<Vec<Trained>> {
    let folds = folds(paragraphs);
    let rows = paragraphs.iter().zip(expected).zip(said).map(
        |((paragraph, labels), rules)| json!({ "text": paragraph.text, "fold": folds[&company(paragraph)], "labels": labels, "rules": rules }),
    );
    let rows: String = rows.map(|row| format!("{row}\n")).collect();
    let python = environment()?;
    let mut child = Command::new(&python)
        .arg(root::path().join("xtask/baseline/svm.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", python.display()))?;
    // The script reads everything before it writes: neither side can wait for the other.
    child.stdin.take().expect("piped above").write_all(rows.as_bytes())?;
    let output = BufReader::new(child.stdout.take().expect("piped above"));
    let found = output.lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<Vec<_>>>()?;
    ensure!(child.wait()?.success() && found.len() == paragraphs.len(), "xtask/baseline/svm.py failed");
    Ok(found)
}

fn company(paragraph: &Paragraph) -> String {
    paragraph.doc.to_lowercase()
}

/// The fold of each company.
fn folds(paragraphs: &[Paragraph]) -> BTreeMap<String, usize> {
    let companies: BTreeSet<String> = paragraphs.iter().map(company).collect();
    companies.into_iter().enumerate().map(|(at, company)| (company, at % FOLDS)).collect()
}

/// The Python with scikit-learn below `target/`, installed from PyPI where it is missing.
fn environment() -> Result<std::path::PathBuf> {
    let folder = root::path().join("target/baseline");
    let python = folder.join("bin/python");
    let requirements = root::path().join("xtask/baseline/requirements.txt");
    root::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    root::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(requirements))?;
    Ok(python)
}

/// Recall, precision and F1 of one class.
fn score(class: usize, expected: &[Classes], found: &[Classes]) -> [f64; 3] {
    let count = |wanted: bool, given: bool| {
        let pairs = expected.iter().zip(found);
        pairs.filter(|(e, f)| e.contains(&class) == wanted && f.contains(&class) == given).count() as f64
    };
    let hits = count(true, true);
    let share = |all: f64| if all > 0.0 { hits / all } else { 0.0 };
    let (recall, precision) = (share(hits + count(true, false)), share(hits + count(false, true)));
    [recall, precision, share(hits + (count(true, false) + count(false, true)) / 2.0)]
}

fn print_missed(paragraphs: &[Paragraph], expected: &[Classes], found: &[Classes]) {
    for (paragraph, (expected, found)) in paragraphs.iter().zip(expected.iter().zip(found)) {
        for &class in expected.difference(found) {
            println!("{}, {}: {}", CLASSES[class].name, paragraph.doc, paragraph.text);
        }
    }
}
