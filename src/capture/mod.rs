//! What a walk over a document hands to the core: the same flat stream from the live page, from
//! HTML on the command line and from Markdown. The walk holds no policy logic (DESIGN, section 3).

mod builder;

pub use builder::Builder;
use serde::{Deserialize, Serialize};

/// One document as its walk found it.
///
/// `stream` is the walk in document order: a number `n ≥ 0` opens an element described by
/// `elements[n]`, [`CLOSE`] closes the innermost open one, [`TEXT`] stands for the next entry of
/// `texts`. The k-th text is the k-th Text node, and is what ranges in the report refer to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Capture {
    /// Address of the document, if it has one.
    pub url: Option<String>,
    /// The document's own title (`<title>`), or empty.
    pub title: String,
    /// The `lang` attribute of the root element.
    pub language: Option<String>,
    /// Each distinct element once: the stream refers to them by position.
    pub elements: Vec<Element>,
    /// The walk itself; see above.
    pub stream: Vec<i32>,
    /// The data of every Text node, in walk order, exactly as in the document.
    pub texts: Vec<String>,
    /// What the walk saw and could not enter.
    pub unread: Vec<Unread>,
}

/// In [`Capture::stream`]: closes the innermost open element.
pub const CLOSE: i32 = -1;
/// In [`Capture::stream`]: the next text of [`Capture::texts`] stands here.
pub const TEXT: i32 = -2;

/// What is kept of an element: enough to tell blocks, lists, navigation and links apart, and
/// nothing that styling hangs on (no class names, no ids, no computed style).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Element {
    /// Local name in lower case: `p`, `li`, `nav`.
    pub tag: String,
    /// The `role` attribute in lower case, or empty.
    #[serde(default)]
    pub role: String,
    /// The `href` of a link, as the browser resolves it where it does; else as written; or empty.
    #[serde(default)]
    pub href: String,
    /// The element has the `hidden` attribute (any value) or `aria-hidden="true"`.
    #[serde(default)]
    pub hidden: bool,
    /// The element's own `lang` attribute, or empty.
    #[serde(default)]
    pub lang: String,
}

/// Something of the document that the walk could not read: reported, never passed over in silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unread {
    /// What it is.
    pub what: UnreadKind,
    /// How many of them.
    pub count: u32,
}

/// The kinds of things a walk can fail to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum UnreadKind {
    /// A frame of another origin, or one the extension has no permission for.
    Frame,
    /// A shadow root that the browser does not show to extensions.
    ShadowRoot,
    /// A document embedded by `<object>` or `<embed>` (a PDF, mostly).
    Embedded,
    /// Text that is an image: pictures with no alternative text in the main content.
    Image,
    /// Bytes that are not UTF-8 and were replaced (command line only).
    Encoding,
}
