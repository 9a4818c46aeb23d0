//! Everything the project does to itself: `cargo xtask --help` lists it.

mod archive;
mod browser;
mod catalogue;
mod claudette;
mod extraction;
mod frequencies;
mod gate_words;
mod generated;
mod jsonl;
mod kinds;
mod manifest;
mod package;
mod packs;
mod parity;
mod records;
mod reproduce;
mod root;
mod sizes;
mod stance;
mod tally;
mod test;
mod tosdr;
mod train;
mod types;
mod unseen;
mod wasm;

use clap::Parser;
use std::path::PathBuf;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, packages and measures Clausemark")]
enum Task {
    /// Write what the extension takes from the Rust sources: the types that cross the boundary, the gate's words, the
    /// catalogue
    Types,
    /// Build the core as WebAssembly modules with their JavaScript glue into extension/wasm
    Wasm,
    /// Build the extension for both browsers into dist/, with zips and the test flavour
    Package,
    /// Measure the choice of main content against the texts that Open Terms Archive extracted
    Extraction {
        /// Show which clauses differ on pages whose file name contains this
        detail: Option<String>,
    },
    /// Measure in Chromium what a pack of 10,000 records costs: to load, in memory, to look a page up
    Packs,
    /// Measure how pages match the records of their texts as Open Terms Archive extracted them, and no other record
    Records,
    /// Measure how kinds of documents are recognised, on the saved pages and labelled policies in ../shared
    Kinds,
    /// Measure in Chromium which of the saved pages in ../shared the content gate lets through, and what it costs a page
    Gate,
    /// Measure what is said of paragraphs on AI training against the stances that readers gave them
    Stance {
        /// List the rows that we read wrong
        #[arg(long)]
        errors: bool,
    },
    /// Measure recall on the clauses that CLAUDETTE calls unfair, with a trained baseline beside
    Claudette {
        /// List the labelled paragraphs that we pass over
        #[arg(long)]
        errors: bool,
    },
    /// Measure recall on quotes that ToS;DR's readers approved
    Tosdr {
        /// List the quotes that we pass over
        #[arg(long)]
        errors: bool,
    },
    /// Measure what is said of policies of other companies against labels of readers who saw nothing of ours
    Unseen,
    /// Compare native readings with those of the WebAssembly module, on the rules' examples and on ../shared
    Parity,
    /// Count the words of the labelled policies: what patterns are looked for by
    Frequencies,
    /// Train the statistical model on the labelled policies: weights, provenance, measured quality
    Train {
        /// Folder with `dev` and `train`
        #[arg(long)]
        data: Option<PathBuf>,
        /// Folder for weights, provenance and quality.json
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Cross-validate by company: rules alone, model alone, both
    Cv {
        /// Folder with `dev` and `train`
        #[arg(long)]
        data: Option<PathBuf>,
        /// Score all labelled policies, not only those of `dev`
        #[arg(long)]
        all: bool,
    },
    /// Build the packages in two folders and compare them byte by byte
    Reproduce,
    /// Check that module and content script keep within their sizes
    Sizes,
    /// Every check: format, lints, tests, packages, both browsers
    Test,
    /// Compare document hashes of Chromium, Firefox and the command line on all shared pages
    Conformance,
    /// Measure in Chromium, on one page of 108 KB of text: engine, content script, gate; `regex::RegexSet` beside
    Bench {
        /// An HTML file to measure on instead
        page: Option<String>,
    },
    /// Write pictures of a marked page with its card, of the popup and of the extension's pages, in light and dark, into dist/screenshots
    Screenshots,
}

fn main() -> anyhow::Result<()> {
    match Task::parse() {
        Task::Types => package::generate(root::path()),
        Task::Wasm => wasm::build(root::path()),
        Task::Package => package::all(root::path()),
        Task::Extraction { detail } => extraction::run(&root::shared(), detail.as_deref()),
        Task::Packs => packs::run(),
        Task::Records => records::run(&root::shared()),
        Task::Kinds => kinds::run(&root::shared()),
        Task::Gate => gate_words::write(root::path()).and_then(|()| browser::run("gate", &[])),
        Task::Stance { errors } => stance::run(&root::shared(), errors),
        Task::Claudette { errors } => claudette::run(&root::shared(), errors),
        Task::Tosdr { errors } => tosdr::run(&root::shared(), errors),
        Task::Unseen => unseen::run(&root::shared()),
        Task::Parity => parity::run(&root::shared()),
        Task::Frequencies => frequencies::write(&gold().join("train"), root::path()),
        Task::Train { data, out } => train::train(
            &data.unwrap_or_else(gold),
            &out.unwrap_or_else(|| root::path().join("model")),
            &root::path().join("docs/quality.md"),
        ),
        Task::Cv { data, all } => train::cv(&data.unwrap_or_else(gold), all),
        Task::Reproduce => reproduce::check(),
        Task::Sizes => sizes::check(root::path()),
        Task::Test => test::all(),
        Task::Conformance => browser::conformance(),
        Task::Bench { page } => browser::bench(page),
        Task::Screenshots => browser::run("screenshots", &[]),
    }
}

/// Where the labelled policies are.
fn gold() -> PathBuf {
    root::shared().join("gold")
}
