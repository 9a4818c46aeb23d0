//! What the core says of a document: plain data that crosses the boundary as it is.
//! Offsets into texts are UTF-16 code units, as JavaScript counts them, unless a field says otherwise.

use crate::capture::Unread;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

/// Everything the core has to say about one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Report {
    /// The document as a whole.
    pub document: Document,
    /// Every clause in reading order, headings among them.
    pub clauses: Vec<ClauseEntry>,
    /// What was found, in reading order.
    pub findings: Vec<Finding>,
}

/// The document as a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Document {
    /// Which kind of document this is.
    pub kind: Kind,
    /// How sure the recogniser is of the kind, 0 to 1.
    pub confidence: f32,
    /// What spoke for the kind, strongest first.
    pub evidence: Vec<Evidence>,
    /// What the reader has to know before reading the findings.
    pub state: State,
    /// Title, from the document's main heading or its `<title>`.
    pub title: String,
    /// Address, if it has one.
    pub url: Option<String>,
    /// Language of the text as an ISO 639-1 code, or `null` where there is too little text to tell.
    pub language: Option<String>,
    /// SHA-256 (lower-case hex) of the canonical clauses joined by `\n`.
    pub hash: String,
    /// The recipe of every hash in this report: `canon/1`.
    pub recipe: String,
    /// Which rules and which model spoke: changes whenever one of them does.
    pub rules: String,
    /// Sizes and counts.
    pub counts: Counts,
    /// What was there and could not be read.
    pub unread: Vec<Unread>,
}

/// Sizes of a document and counts of its findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Counts {
    /// Words of the main content.
    pub words: u32,
    /// Clauses, headings not counted.
    pub clauses: u32,
    /// Findings of high severity.
    pub high: u32,
    /// Findings of medium severity.
    pub medium: u32,
    /// Findings of low severity.
    pub low: u32,
    /// Findings that protect the reader or merely inform.
    pub info: u32,
}

/// Kinds of documents, with the slugs that appear in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Kind {
    /// A privacy policy or notice.
    Privacy,
    /// Terms of service or use, a licence or a subscription agreement.
    Terms,
    /// A notice on cookies and trackers.
    Cookies,
    /// Acceptable use, community guidelines.
    AcceptableUse,
    /// A data processing agreement.
    DataProcessing,
    /// Another legal document of a service.
    OtherLegal,
    /// No policy.
    None,
}

impl Kind {
    /// The slug that appears in JSON and in ids.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Privacy => "privacy",
            Self::Terms => "terms",
            Self::Cookies => "cookies",
            Self::AcceptableUse => "acceptable-use",
            Self::DataProcessing => "data-processing",
            Self::OtherLegal => "other-legal",
            Self::None => "none",
        }
    }
}

/// One thing that spoke for the kind of document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Evidence {
    /// Where it was seen: `title`, `heading`, `address`, `text`.
    pub place: String,
    /// The words that spoke.
    pub words: String,
    /// Its weight in the decision; positive speaks for a policy.
    pub weight: f32,
}

/// The states a reader has to be told apart in words (DESIGN, invariant 9). States that the core cannot
/// know (no permission, still loading) are the extension's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum State {
    /// Read whole; findings are what there is to say.
    Read,
    /// Something was not read: see `unread`.
    PartlyRead,
    /// Recognised and read, and no rule spoke. Not a clearance.
    NothingFound,
    /// Not a policy.
    NotAPolicy,
    /// Too little text to judge.
    TooShort,
    /// A language Clausemark does not read.
    LanguageNotSupported,
}

/// One clause: the unit that is hashed, classified and cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ClauseEntry {
    /// SHA-256 (lower-case hex) of the clause's canonical text in UTF-8.
    pub hash: String,
    /// What it is in the page.
    pub kind: ClauseKind,
}

/// What a clause is in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ClauseKind {
    /// A heading: hashed, never classified.
    Heading,
    /// A sentence of running text.
    Sentence,
    /// A list item, or a sentence of one.
    Item,
    /// A table cell, or a sentence of one.
    Cell,
}

/// One clause that matters, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// Slug of the category: `ai-training`.
    #[serde(serialize_with = "name")]
    pub category: Cow<'static, str>,
    /// How much it matters to the reader.
    pub severity: Severity,
    /// What raised or lowered the severity from the category's default; empty where nothing did.
    pub reasons: Vec<String>,
    /// How sure we are: defined by measured precision.
    pub confidence: Confidence,
    /// How the clause says it.
    pub basis: Basis,
    /// Id of the rule that spoke: `ai-training/may-use-to-train`.
    #[serde(serialize_with = "name")]
    pub rule: Cow<'static, str>,
    /// The clause's exact words as the reader sees them, white space collapsed.
    pub quote: String,
    /// Position of the clause in [`Report::clauses`].
    pub clause: u32,
    /// The clause's hash.
    pub clause_hash: String,
    /// Heading the clause stands under, nearest first; empty at the top.
    pub section: Vec<String>,
    /// The sentence that introduces the list this clause is an item of, or empty.
    pub lead_in: String,
    /// Regions whose people the clause is limited to ("California"); empty where it holds for everyone.
    pub applies_to: Vec<String>,
    /// Words of the quote that triggered the finding.
    pub triggers: Vec<Trigger>,
    /// What the reader can do, taken from the text itself.
    pub actions: Vec<Action>,
    /// Where the quote stands in the page.
    pub ranges: Vec<TextRange>,
}

/// Writes a name that the program has as names of variants are written: over the edge to JavaScript each goes once.
#[expect(clippy::ptr_arg, reason = "whether the program has it is what counts")]
fn name<S: Serializer>(name: &Cow<'static, str>, to: S) -> Result<S::Ok, S::Error> {
    match name {
        Cow::Borrowed(name) => to.serialize_unit_variant("", 0, name),
        Cow::Owned(name) => to.serialize_str(name),
    }
}

/// Words of a quote that triggered its finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Trigger {
    /// The words, exactly as in the quote.
    pub words: String,
    /// Offset of their first UTF-16 code unit in the quote.
    pub start: u32,
    /// Offset behind their last UTF-16 code unit in the quote.
    pub end: u32,
}

/// Something the reader can do, taken from the text itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Action {
    /// What kind of action or condition.
    pub kind: ActionKind,
    /// The address, path, link or period itself.
    pub value: String,
    /// The exact words it was taken from.
    pub words: String,
}

/// Kinds of actions and conditions found in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ActionKind {
    /// An e-mail address to write to.
    Email,
    /// A link to follow: the value is its address.
    Link,
    /// A settings path to follow.
    Settings,
    /// A postal address.
    Post,
    /// A period within which to act, with its start: "within 30 days of first accepting".
    Deadline,
}

/// A piece of a Text node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextRange {
    /// Position of the Text node in [`crate::capture::Capture::texts`].
    pub node: u32,
    /// Offset of the first UTF-16 code unit.
    pub start: u32,
    /// Offset behind the last UTF-16 code unit.
    pub end: u32,
}

/// How much a finding matters to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Severity {
    /// Protects the reader, or merely informs.
    Info,
    /// Common and mild.
    Low,
    /// Costs the reader something.
    Medium,
    /// Gives up a right, money or content in a way that is hard to take back.
    High,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Confidence {
    /// Measured precision under 0.75.
    Low,
    /// Measured precision of at least 0.75.
    Medium,
    /// Measured precision of at least 0.90.
    High,
}

/// How a clause says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Basis {
    /// Said outright.
    Stated,
    /// Follows from what is said.
    Implied,
    /// Said by the sentence that introduces the list, which this item completes.
    LeadIn,
    /// Said by pointing to another text.
    Reference,
}
