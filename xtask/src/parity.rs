//! Whether the core says the same natively and as the WebAssembly module, on every example of the rules and on the
//! real policies and pages in ../shared.

use crate::{jsonl, root, wasm};
use anyhow::{Context, Result, ensure};
use clausemark::capture::{Builder, Capture};
use clausemark::page;
use clausemark::report::Report;
use rulec::{Example, InContext};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What the script gets for each document, as one line of JSON.
#[derive(Serialize)]
struct Case<'a> {
    set: &'a str,
    name: &'a str,
    capture: &'a Capture,
    /// The native reading. As a JSON value its numbers are as wide as JavaScript's.
    reading: Value,
}

/// A line of `policies.jsonl` or `others.jsonl`.
#[derive(Deserialize)]
struct Page {
    file: String,
    url: Option<String>,
}

/// Builds the module, reads every document natively, and has the script compare. Fails where a report differs.
pub(crate) fn run(shared: &Path) -> Result<()> {
    wasm::build(root::path())?;
    let mut script = Script::start()?;
    odd(&mut script)?;
    examples(&mut script)?;
    gold(&mut script, &shared.join("gold/dev"))?;
    pages(&mut script, &shared.join("pages"))?;
    script.finish()
}

/// Captures that cross the edge in another way than most, or that no parser makes.
fn odd(script: &mut Script) -> Result<()> {
    let set = "odd captures";
    script.compare(set, "nothing", &Builder::new(None).finish())?;
    for (name, texts) in [
        ("an empty text", &["We may share your data", "", " with anyone."][..]),
        ("the character between texts", &["We may share\0your data", " with anyone."]),
        ("characters of several units", &["We may share your data 😀", "\u{301} with anyone."]),
    ] {
        let mut builder = Builder::new(None);
        builder.open_tag("p");
        texts.iter().for_each(|text| builder.text(text));
        builder.close();
        script.compare(set, name, &builder.finish())?;
    }
    Ok(())
}

fn examples(script: &mut Script) -> Result<()> {
    let rules = rulec::load(&root::path().join("rules"));
    let rules = rules.map_err(|problems| anyhow::anyhow!("the rules have {} problems", problems.len()))?;
    let (mut all, mut unheard) = (0, Vec::new());
    for category in &rules.categories {
        for rule in category.file.rule.iter().map(AsRef::as_ref) {
            let name = format!("{}/{}", category.slug, rule.id.as_ref());
            for example in &rule.matches {
                let report = script.compare("examples that match", &name, &capture(example.as_ref()))?;
                // A lone clause is no document of any kind: rules for some kinds say nothing here.
                if rule.kinds.is_empty() {
                    all += 1;
                    if !report.findings.iter().any(|finding| finding.category == category.slug) {
                        unheard.push(format!("{name}: {}", example.as_ref().in_context().text));
                    }
                }
            }
            for example in &rule.near_miss {
                script.compare("examples that are near misses", &name, &capture(example.as_ref()))?;
            }
        }
    }
    println!("examples of rules for all kinds of documents: category found in {} of {all}", all - unheard.len());
    unheard.iter().for_each(|example| println!("  the model does not agree: {example}"));
    Ok(())
}

/// An example as a small page.
fn capture(example: &Example) -> Capture {
    let InContext { text, lead_in, heading, before } = example.in_context();
    let mut builder = Builder::new(None);
    builder.open_tag("main");
    let mut leaf = |tag: &str, text: &str| {
        builder.open_tag(tag);
        builder.text(text);
        builder.close();
    };
    if let Some(heading) = &heading {
        leaf("h2", heading);
    }
    if let Some(lead_in) = &lead_in {
        leaf("p", lead_in);
    }
    let tag = if lead_in.is_some() { "li" } else { "p" };
    if let Some(before) = &before {
        leaf(tag, before);
    }
    leaf(tag, &text);
    builder.close();
    builder.finish()
}

fn gold(script: &mut Script, folder: &Path) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    for file in files {
        script.compare("gold/dev", &file.display().to_string(), &page::markdown::read(&read(&file)?, None))?;
    }
    Ok(())
}

fn pages(script: &mut Script, folder: &Path) -> Result<()> {
    for list in ["policies.jsonl", "others.jsonl"] {
        for page in jsonl::read::<Page>(&folder.join(list))? {
            let capture = page::html::read(&read(&folder.join(&page.file))?, page.url.as_deref());
            script.compare(list, &page.file, &capture)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The running script with the module in it.
struct Script {
    child: Child,
    input: BufWriter<std::process::ChildStdin>,
}

impl Script {
    fn start() -> Result<Self> {
        let mut command = Command::new("node");
        let mut child = command
            .arg(root::path().join("xtask/parity.js"))
            .stdin(Stdio::piped())
            .spawn()
            .context("cannot start node")?;
        let input = BufWriter::new(child.stdin.take().expect("piped above"));
        Ok(Self { child, input })
    }

    /// Hands over one document; returns its native report.
    fn compare(&mut self, set: &str, name: &str, capture: &Capture) -> Result<Report> {
        let reading = clausemark::read(capture);
        let case = Case { set, name, capture, reading: serde_json::to_value(&reading)? };
        serde_json::to_writer(&mut self.input, &case)?;
        self.input.write_all(b"\n")?;
        Ok(reading.report)
    }

    fn finish(self) -> Result<()> {
        let Self { mut child, input } = self;
        // Closing its input tells the script that there is no more.
        drop(input.into_inner()?);
        ensure!(child.wait()?.success(), "native and WebAssembly readings differ");
        Ok(())
    }
}
