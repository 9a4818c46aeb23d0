//! Which kind of document this is, how sure that is, and what spoke for it.
//!
//! Two things have to come together: the document is called a policy (title, headings, address, opening lines), and
//! its text speaks as one ("we collect", "you agree", "these terms"). A name alone is a link list or an empty shell;
//! a text alone counts only where nearly every clause speaks so. All weights are in [`cues`].

mod cues;
mod function_words;
mod language;
mod names;
mod voice;

pub use language::language;

use crate::capture::{Capture, Unread};
use crate::clause::Clauses;
use crate::report::{ClauseKind, Evidence, Kind, State};
use names::Named;
use voice::Voice;

/// Every name of a document that is known, as lower-case words parted by single spaces, with its weight (4: it says what
/// the document is). For looks that are cheaper than reading: the extension's gate.
pub fn names() -> impl Iterator<Item = (String, f32)> {
    names::all().map(|(_, name, weight)| (names::words(name).join(" "), weight))
}

/// How policies speak: lower-case words, each to be looked for where a word starts. For the gate, as [`names`].
pub fn voice() -> &'static [&'static str] {
    cues::VOICE
}

/// What [`detect`] has to say of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Which kind of document this is.
    pub kind: Kind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// What spoke for and against, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Sum of weights from which a document is a policy.
const THRESHOLD: f32 = 5.0;
/// The most that names can add: so that a name alone stays under [`THRESHOLD`].
const MOST_BY_NAME: f32 = 4.0;
/// What a text adds that speaks as a policy throughout.
const VOICE_WEIGHT: f32 = 3.5;
/// Share of clauses that have to speak as a policy for the whole weight.
const USUAL_VOICE: f32 = 0.3;
/// What a text adds that is about the subject of its kind throughout.
const SUBJECT_WEIGHT: f32 = 2.5;
/// What a text loses that speaks *about* policies throughout, and a list of documents.
const ABOUT_WEIGHT: f32 = 5.0;
/// Share of clauses that have to speak about policies for the whole loss.
const USUAL_ABOUT: f32 = 0.2;
/// Share of clauses that are names of documents from which a page is a list of documents.
const LIST_OF_DOCUMENTS: f32 = 0.25;
/// Words under which there is nothing to judge.
const FEWEST_WORDS: usize = 100;

/// Kinds in the order in which ties are decided.
const KINDS: [Kind; 6] =
    [Kind::Privacy, Kind::Terms, Kind::Cookies, Kind::AcceptableUse, Kind::DataProcessing, Kind::OtherLegal];

/// Tells which kind of document `capture` is, from its title, address and `clauses`, which are in `language`.
#[inline(never)]
pub fn detect(capture: &Capture, clauses: &Clauses, language: Option<&str>) -> Verdict {
    let named = named(capture, clauses);
    let voice = voice::of(clauses);
    let scores: Vec<(Kind, f32)> =
        KINDS.iter().map(|&kind| (kind, by_name(&named, kind) + SUBJECT_WEIGHT * subject(&voice, kind))).collect();
    let (kind, _) = scores.iter().copied().fold(scores[0], |best, next| if next.1 > best.1 { next } else { best });

    let spoken = VOICE_WEIGHT * (voice.policy.of / USUAL_VOICE).min(1.0);
    let about = ABOUT_WEIGHT * (voice.about.of / USUAL_ABOUT).min(1.0);
    let listed = if is_list_of_documents(clauses) { ABOUT_WEIGHT } else { 0.0 };
    let name = by_name(&named, kind).min(MOST_BY_NAME);
    let topic = SUBJECT_WEIGHT * subject(&voice, kind);
    // A text in a language without cues is judged by what it is called.
    let foreign = language.is_some_and(|language| language != "en");
    let score = if foreign { name * THRESHOLD / 3.0 } else { name + topic + spoken - about - listed };
    let is_policy = score >= THRESHOLD && has_enough_words(clauses);

    let mut evidence: Vec<Evidence> = named
        .iter()
        .filter(|n| n.named.kind == kind)
        .map(|n| evidence_of(n.place, n.named.name, n.named.weight))
        .collect();
    let texts = [(&voice.policy, spoken), (&voice.about, -about)];
    let subject = voice.subjects.iter().filter(|s| s.0 == kind).map(|s| (&s.2, topic));
    evidence.extend(
        texts
            .into_iter()
            .chain(subject)
            .filter(|(_, weight)| weight.abs() >= 0.1)
            .map(|(share, weight)| evidence_of("text", &share.words.join(", "), weight)),
    );
    if listed > 0.0 {
        evidence.push(evidence_of("text", "a list of documents", -listed));
    }
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    let confidence = confidence(if is_policy { score - THRESHOLD } else { (THRESHOLD - score).max(0.0) });
    Verdict { kind: if is_policy { kind } else { Kind::None }, confidence, evidence }
}

/// A name with the place it was found in and the weight that place gives it.
struct Found {
    place: &'static str,
    named: Named,
}

/// The strongest name of each kind in each place.
fn named(capture: &Capture, clauses: &Clauses) -> Vec<Found> {
    let mut found = Vec::new();
    let mut look = |place: &'static str, factor: f32, lines: &mut dyn Iterator<Item = &str>| {
        let mut best: Vec<Named> = Vec::new();
        for mut named in lines.flat_map(names::in_line) {
            named.weight *= factor;
            match best.iter_mut().find(|b| b.kind == named.kind) {
                Some(b) if b.weight < named.weight => *b = named,
                Some(_) => {}
                None => best.push(named),
            }
        }
        found.extend(best.into_iter().map(|named| Found { place, named }));
    };
    look("title", 1.0, &mut names::title_parts(&capture.title));
    look("address", 0.6, &mut names::address_parts(capture.url.as_deref().unwrap_or_default()).into_iter());
    look("heading", 1.0, &mut main_headings(clauses));
    look("opening", 0.7, &mut clauses.list.iter().take(12).map(|c| c.canonical.as_str()).filter(|t| t.len() <= 100));
    found
}

/// The headings that can name the document: the first of the highest level, and the second, as a site's name can
/// stand first. Low headings name sections; only the first can be meant for the whole.
fn main_headings(clauses: &Clauses) -> impl Iterator<Item = &str> {
    let headings = || clauses.list.iter().filter(|c| c.kind == ClauseKind::Heading);
    let top = headings().map(|c| c.level).min().unwrap_or(0);
    let most = if top <= 2 { 2 } else { 1 };
    headings().filter(move |c| c.level == top).take(most).map(|c| c.canonical.as_str())
}

/// What the names of one kind weigh together: the strongest counts whole, each further place half of the one before.
fn by_name(named: &[Found], kind: Kind) -> f32 {
    let mut weights: Vec<f32> = named.iter().filter(|n| n.named.kind == kind).map(|n| n.named.weight).collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    weights.iter().zip([1.0, 0.5, 0.25, 0.25]).map(|(weight, factor)| weight * factor).sum()
}

fn subject(voice: &Voice, kind: Kind) -> f32 {
    voice.subjects.iter().find(|s| s.0 == kind).map_or(0.0, |(_, usual, share)| (share.of / usual).min(1.0))
}

fn is_list_of_documents(clauses: &Clauses) -> bool {
    let lines = || clauses.list.iter().filter(|c| c.kind != ClauseKind::Heading).map(|c| c.canonical.as_str());
    let short = || lines().filter(|line| line.len() <= 80);
    let is_name = |line: &str| names::in_line(line).iter().any(|n| n.whole && n.weight >= 2.0);
    let fewest = (LIST_OF_DOCUMENTS * lines().count() as f32).max(4.0);
    // Reading ends with the line after which there cannot be enough names any more.
    let mut names = short().count();
    names as f32 >= fewest
        && short().all(|line| {
            names -= usize::from(!is_name(line));
            names as f32 >= fewest
        })
}

/// Whether there is enough to judge, in words or what takes as much room in a script without spaces.
fn has_enough_words(clauses: &Clauses) -> bool {
    let mut words = 0;
    clauses.list.iter().any(|clause| {
        words += clause.word_count().max(clause.canonical.len() / 12);
        words >= FEWEST_WORDS
    })
}

fn evidence_of(place: &str, words: &str, weight: f32) -> Evidence {
    Evidence { place: place.into(), words: words.into(), weight: hundredths(weight) }
}

/// Distance from the threshold as 0.5 to 1. No exponential: its last digit differs between machines.
fn confidence(distance: f32) -> f32 {
    hundredths(0.5 + 0.5 * distance / (distance + 1.0))
}

fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// What the reader has to know before reading the findings: whether there is enough text, in a language we read, of a
/// policy, whole, with anything found in it (`findings` is their number). The first that fails is the state.
pub fn state(clauses: &Clauses, language: Option<&str>, kind: Kind, unread: &[Unread], findings: usize) -> State {
    if !has_enough_words(clauses) {
        State::TooShort
    } else if language.is_some_and(|language| language != "en") {
        State::LanguageNotSupported
    } else if kind == Kind::None {
        State::NotAPolicy
    } else if !unread.is_empty() {
        State::PartlyRead
    } else if findings == 0 {
        State::NothingFound
    } else {
        State::Read
    }
}
