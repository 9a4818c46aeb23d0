//! A comparison for reading: every clause that changed, like a compiler's diagnostics, with the words marked.

use super::pretty::{BOLD, FRAME, printable};
use super::{words, wrap};
use anstyle::{AnsiColor, Style};
use clausemark::record::compare::{
    ChangeCounts, ClauseChange, Comparison, GoneClause, Piece, PieceKind, Status, Weight,
};
use std::fmt::Write;

const ADDED: Style = AnsiColor::Green.on_default().underline();
const REMOVED: Style = AnsiColor::Red.on_default().strikethrough();

/// What changed, in the order of the page, styled by escape codes. `texts` are the clauses of the page; `name` is what
/// the document is called.
pub(crate) fn pretty(name: &str, comparison: &Comparison, texts: &[String]) -> String {
    let mut out = String::new();
    let mut gone = comparison.gone.iter().peekable();
    for (at, change) in comparison.clauses.iter().enumerate() {
        while let Some(lost) = gone.next_if(|lost| lost.before as usize <= at) {
            write_gone(&mut out, name, lost);
        }
        if change.status != Status::Same {
            write_change(&mut out, name, at, change, &texts[at]);
        }
    }
    gone.for_each(|lost| write_gone(&mut out, name, lost));
    out
}

/// How many clauses came out how, in words.
pub(crate) fn summary(counts: &ChangeCounts) -> String {
    let ChangeCounts { clauses, same, moved, reformatted, reworded, new, gone } = counts;
    let mut parts = vec![format!("{same} of {clauses} clauses as they were")];
    let others =
        [(moved, "moved"), (reformatted, "in another form"), (reworded, "reworded"), (new, "new"), (gone, "gone")];
    parts.extend(others.iter().filter(|(count, _)| **count > 0).map(|(count, what)| format!("{count} {what}")));
    parts.join(", ")
}

fn write_change(out: &mut String, name: &str, at: usize, change: &ClauseChange, text: &str) {
    write_head(out, words::status(change.status), change.weight);
    let from = change.old.map_or(String::new(), |old| format!(" (was {})", old + 1));
    let _ = writeln!(out, "  {FRAME}-->{FRAME:#} {}, clause {}{from}", printable(name), at + 1);
    if !change.words.is_empty() {
        write_text(out, &marked(&change.words));
    } else if change.status == Status::New {
        write_text(out, &marked(&[Piece { is: PieceKind::Added, text: text.to_owned() }]));
    } else {
        write_text(out, &printable(text));
    }
}

fn write_gone(out: &mut String, name: &str, gone: &GoneClause) {
    write_head(out, "gone", gone.weight);
    let place = format!("before clause {} (was {})", gone.before + 1, gone.old + 1);
    let _ = writeln!(out, "  {FRAME}-->{FRAME:#} {}, {place}", printable(name));
    match &gone.text {
        Some(text) => write_text(out, &marked(&[Piece { is: PieceKind::Removed, text: text.clone() }])),
        None => write_text(out, &format!("sha256 {}", printable(&gone.hash))),
    }
}

fn write_head(out: &mut String, what: &str, weight: Option<Weight>) {
    let color = match weight {
        Some(Weight::Substantive) => AnsiColor::Red,
        Some(Weight::Wording) => AnsiColor::Yellow,
        Some(Weight::Cosmetic) => AnsiColor::Green,
        None => AnsiColor::Cyan,
    };
    let style = color.on_default().bold();
    let weight = weight.map_or(String::new(), |weight| format!(", {}", words::weight(weight)));
    let _ = writeln!(out, "{style}{what}{style:#}{BOLD}{weight}{BOLD:#}");
}

/// Before words that are gone, before words that are new, and behind either: control characters, which no printable text
/// has, so that lines are broken before anything is coloured.
const GONE: char = '\u{1}';
const NEW: char = '\u{2}';
const END: char = '\u{3}';

/// The words of both clauses in one text; `[-…-]` and `{+…+}` as wdiff has them, so that colour is not needed.
fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| {
        let text = printable(&piece.text);
        match piece.is {
            PieceKind::Same => text,
            PieceKind::Removed => format!("{GONE}[-{text}-]{END}"),
            PieceKind::Added => format!("{NEW}{{+{text}+}}{END}"),
        }
    };
    pieces.iter().map(mark).collect()
}

fn write_text(out: &mut String, text: &str) {
    let _ = writeln!(out, "   {FRAME}|{FRAME:#}");
    let mut style = Style::new();
    for line in wrap::lines(text, wrap::columns() - 5) {
        let _ = write!(out, "   {FRAME}|{FRAME:#} {style}");
        for c in text[line].chars() {
            let next = match c {
                GONE => REMOVED,
                NEW => ADDED,
                END => Style::new(),
                _ => {
                    out.push(c);
                    continue;
                }
            };
            let _ = write!(out, "{style:#}{next}");
            style = next;
        }
        let _ = writeln!(out, "{style:#}");
    }
    out.push('\n');
}
