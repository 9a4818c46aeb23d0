//! A difference as a page of its own: no script, nothing from elsewhere, light and dark.

use super::diff::verdict;
use super::words;
use clausemark::record::compare::{ClauseChange, Comparison, GoneClause, Piece, PieceKind, Status, Weight};
use std::fmt::Write;

const HEAD: &str = "\
<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
p { margin: 0; padding: .35rem .75rem; border-inline-start: .25rem solid transparent; }
p[class] { border-color: light-dark(#777, #aaa); margin-block: .25rem; }
p.substantive { border-color: light-dark(#b3261e, #f2b8b5); }
p.wording { border-color: light-dark(#8a6100, #ffd479); }
small { display: block; font-weight: 600; }
ins { background: light-dark(#d3f5d8, #12411b); }
del { background: light-dark(#fbdcda, #5b1713); }
</style>
";

/// The page that shows `comparison` over the whole of the later document, whose clauses are `texts`.
pub(crate) fn page(old: &str, new: &str, comparison: &Comparison, texts: &[String]) -> String {
    let mut out = HEAD.to_owned();
    let _ = writeln!(out, "<title>{} against {}</title>", escaped(new), escaped(old));
    let _ = writeln!(out, "<h1>{}</h1>\n<main>", escaped(&verdict(old, new, comparison)));
    let mut gone = comparison.gone.iter().peekable();
    for (at, change) in comparison.clauses.iter().enumerate() {
        while let Some(lost) = gone.next_if(|lost| lost.before as usize <= at) {
            write_gone(&mut out, lost);
        }
        write_clause(&mut out, change, &texts[at]);
    }
    gone.for_each(|lost| write_gone(&mut out, lost));
    out.push_str("</main>\n</html>\n");
    out
}

fn write_clause(out: &mut String, change: &ClauseChange, text: &str) {
    if change.status == Status::Same {
        let _ = writeln!(out, "<p>{}</p>", escaped(text));
        return;
    }
    let text = match change.status {
        _ if !change.words.is_empty() => change.words.iter().map(piece).collect(),
        Status::New => format!("<ins>{}</ins>", escaped(text)),
        _ => escaped(text),
    };
    write_marked(out, words::status(change.status), change.weight, &text);
}

fn write_gone(out: &mut String, gone: &GoneClause) {
    let text = gone.text.as_deref().unwrap_or(&gone.hash);
    write_marked(out, "gone", gone.weight, &format!("<del>{}</del>", escaped(text)));
}

fn write_marked(out: &mut String, what: &str, weight: Option<Weight>, html: &str) {
    let class = weight.map_or("unknown", words::weight);
    let label = weight.map_or(what.to_owned(), |weight| format!("{what}, {}", words::weight(weight)));
    let _ = writeln!(out, "<p class=\"{class}\"><small>{label}</small>{html}</p>");
}

fn piece(piece: &Piece) -> String {
    let text = escaped(&piece.text);
    match piece.is {
        PieceKind::Same => text,
        PieceKind::Removed => format!("<del>{text}</del>"),
        PieceKind::Added => format!("<ins>{text}</ins>"),
    }
}

/// `text` of a page, which may hold anything, as HTML that is nothing but text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
