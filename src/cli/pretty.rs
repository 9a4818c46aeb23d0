//! A report for reading: findings like a compiler's diagnostics, a summary at the end.

use super::{quality, words, wrap};
use anstyle::{AnsiColor, Style};
use clausemark::catalogue::catalogue;
use clausemark::report::{Action, Document, Finding, Report, Severity, State};
use std::fmt::Write;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

pub(crate) const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
pub(crate) const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The findings `shown` of `report` and its summary, styled by escape codes. `name` is what the document is called.
pub(crate) fn report(name: &str, report: &Report, shown: &[&Finding]) -> String {
    let mut out = String::new();
    for group in by_category(shown) {
        write_group(&mut out, name, &group);
    }
    write_summary(&mut out, name, report, shown);
    out
}

/// The findings of one category.
struct Group<'a> {
    /// The one that speaks for all: the gravest, of those the surest, of those the first.
    first: &'a Finding,
    /// The others, in reading order.
    also: Vec<&'a Finding>,
}

/// In the order in which each category is first found.
fn by_category<'a>(shown: &[&'a Finding]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group> = Vec::new();
    for &finding in shown {
        let Some(group) = groups.iter_mut().find(|group| group.first.category == finding.category) else {
            groups.push(Group { first: finding, also: Vec::new() });
            continue;
        };
        let rank = |finding: &Finding| (finding.severity, finding.confidence);
        let leads = rank(finding) > rank(group.first);
        group.also.push(if leads { std::mem::replace(&mut group.first, finding) } else { finding });
    }
    for group in &mut groups {
        group.also.sort_by_key(|finding| finding.clause);
    }
    groups
}

fn write_group(out: &mut String, name: &str, Group { first: finding, also }: &Group) {
    let style = style(finding.severity);
    let category = catalogue().iter().find(|category| category.slug == finding.category);
    let title = category.map_or("", |category| category.title);
    let mut section: Vec<String> = vec![printable(name)];
    section.extend(finding.section.iter().rev().map(|heading| printable(heading)));
    let severity = words::severity(finding.severity);
    let _ = writeln!(out, "{style}{severity}[{}]{style:#}{BOLD}: {title}{BOLD:#}", finding.category);
    let _ = writeln!(out, "  {FRAME}-->{FRAME:#} {}", section.join(" > "));
    let _ = writeln!(out, "   {FRAME}|{FRAME:#}");
    if !finding.lead_in.is_empty() {
        let lead_in = printable(&finding.lead_in);
        for line in wrap::lines(&lead_in, wrap::columns() - 5) {
            let _ = writeln!(out, "   {FRAME}|{FRAME:#} {DIM}{}{DIM:#}", &lead_in[line]);
        }
    }
    write_quote(out, finding, style);
    let _ = writeln!(out, "   {FRAME}|{FRAME:#}");
    let measured = quality::right(&finding.category, finding.confidence);
    let sure = format!(
        "confidence {}{}, {}, by {}",
        words::confidence(finding.confidence),
        measured.map_or_else(String::new, |measured| format!(" ({measured})")),
        words::basis(finding.basis),
        words::speaker(&finding.rule)
    );
    write_note(out, "how sure", &sure);
    if !finding.applies_to.is_empty() {
        write_note(out, "holds for", &finding.applies_to.join(", "));
    }
    for reason in &finding.reasons {
        write_note(out, "severity", reason);
    }
    for (at, action) in finding.actions.iter().enumerate() {
        // An address that is a link as well is told once.
        if finding.actions[..at].iter().any(|before| address(before) == address(action)) {
            continue;
        }
        let action = format!("{} {} (\"{}\")", words::action(action.kind), action.value, action.words);
        write_note(out, "you can", &printable(&action));
    }
    if let Some(category) = category.filter(|_| finding.actions.is_empty()) {
        write_note(out, "you can", category.can_do);
    }
    write_note(out, "sha256", &finding.clause_hash);
    for other in also {
        let place = other.section.first().map_or(name, String::as_str);
        write_note(out, "also here", &printable(&format!("{place}: \"{}\"", short(&other.quote))));
    }
    out.push('\n');
}

fn write_note(out: &mut String, label: &str, text: &str) {
    let indent = 7 + label.len();
    let text = wrap::indented(text, wrap::columns(), indent);
    let _ = writeln!(out, "   {FRAME}={FRAME:#} {BOLD}{label}{BOLD:#}: {text}");
}

/// The quote, broken into lines, with the words that triggered the finding underlined.
fn write_quote(out: &mut String, finding: &Finding, style: Style) {
    let quote = printable(&finding.quote);
    let quote = quote.as_str();
    let triggers: Vec<Range<usize>> =
        finding.triggers.iter().map(|trigger| byte_at(quote, trigger.start)..byte_at(quote, trigger.end)).collect();
    for line in wrap::lines(quote, wrap::columns() - 5) {
        let _ = writeln!(out, "   {FRAME}|{FRAME:#} {}", &quote[line.clone()]);
        let mut under = String::new();
        for trigger in &triggers {
            let (start, end) = (trigger.start.max(line.start), trigger.end.min(line.end));
            if start < end {
                let column = quote[line.start..start].width();
                under.push_str(&" ".repeat(column.saturating_sub(under.width())));
                under.push_str(&"^".repeat(quote[start..end].width()));
            }
        }
        if !under.is_empty() {
            let _ = writeln!(out, "   {FRAME}|{FRAME:#} {style}{under}{style:#}");
        }
    }
}

/// Where an action leads: the same for an e-mail address and a link to it.
fn address(action: &Action) -> &str {
    action.value.strip_prefix("mailto:").unwrap_or(&action.value)
}

/// The quote's first words, as many as a line or two hold.
fn short(quote: &str) -> String {
    const MOST: usize = 140;
    let lines = wrap::lines(quote, MOST);
    match &lines[..] {
        [first, _, ..] => format!("{} …", &quote[first.clone()]),
        _ => quote.to_owned(),
    }
}

/// Text of a page that is safe on a terminal: control characters could move the cursor or change colours.
pub(crate) fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// The byte at which the UTF-16 code unit `unit` of `text` stands.
fn byte_at(text: &str, unit: u32) -> usize {
    let mut units = 0;
    let found = text.char_indices().find(|(_, c)| {
        let here = units >= unit;
        units += c.len_utf16() as u32;
        here
    });
    found.map_or(text.len(), |(byte, _)| byte)
}

fn write_summary(out: &mut String, name: &str, report: &Report, shown: &[&Finding]) {
    let document = &report.document;
    let counts = &document.counts;
    let _ = writeln!(out, "{BOLD}{}{BOLD:#}: {}", printable(name), what(document));
    if !document.title.is_empty() {
        let _ = writeln!(out, "  title     {}", printable(&document.title));
    }
    if let Some(url) = &document.url {
        let _ = writeln!(out, "  address   {}", printable(url));
    }
    let of = |severity| shown.iter().filter(|finding| finding.severity == severity).count();
    let _ = writeln!(
        out,
        "  findings  {} high, {} medium, {} low, {} info, in {} clauses ({} words)",
        of(Severity::High),
        of(Severity::Medium),
        of(Severity::Low),
        of(Severity::Info),
        counts.clauses,
        counts.words
    );
    if let hidden @ 1.. = report.findings.len() - shown.len() {
        let _ = writeln!(out, "  hidden    {hidden} of less confidence: --confidence low shows them");
    }
    for unread in &document.unread {
        let _ = writeln!(out, "  not read  {} {}", unread.count, words::unread(unread.what));
    }
    let _ = writeln!(out, "  sha256    {}\n", document.hash);
}

/// The document and the state it was read in, in words.
fn what(document: &Document) -> String {
    let kind = format!("{} (confidence {:.2})", words::kind(document.kind), document.confidence);
    let language = document.language.as_deref().unwrap_or("unknown");
    match document.state {
        State::Read => kind,
        State::PartlyRead => format!("{kind}, read in part"),
        State::NothingFound => format!("{kind}, nothing found; that is no clearance"),
        State::NotAPolicy => format!("not recognised as a policy (confidence {:.2})", document.confidence),
        State::TooShort => "too little text to judge".into(),
        State::LanguageNotSupported => {
            format!("{}, in a language that is not read yet ({language})", words::kind(document.kind))
        }
    }
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::High => AnsiColor::Red,
        Severity::Medium => AnsiColor::Yellow,
        Severity::Low => AnsiColor::Cyan,
        Severity::Info => AnsiColor::Green,
    };
    color.on_default().bold()
}
