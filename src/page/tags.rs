//! What elements mean to the page model. Only tags and roles count: class names and styles never do.

use crate::capture::Element;

/// Elements that begin and end a block of text.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Roles of what surrounds the main content of a page.
const SURROUNDING_ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "menu",
    "menubar",
    "toolbar",
    "complementary",
    "dialog",
    "alertdialog",
    "tooltip",
    "tablist",
    "form",
];

/// Elements that surround the main content of a page.
const SURROUNDING_TAGS: &[&str] = &["nav", "footer", "header", "aside", "dialog", "search", "menu", "form"];

/// Tags that mean something of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    LineBreak,
    Link,
    List,
    Pre,
    Row,
    Table,
    Other,
}

/// What an element means, told once from its tag and role.
#[derive(Clone, Copy)]
pub(super) struct Meaning {
    pub(super) tag: Tag,
    /// It begins a new block of text.
    pub(super) is_block: bool,
    /// By its tag or role, it surrounds the main content and is no part of it.
    pub(super) is_surrounding: bool,
    /// It makes its words bold.
    pub(super) is_bold: bool,
    /// It is an item of a list.
    pub(super) is_item: bool,
    /// It is a cell of a table.
    pub(super) is_cell: bool,
    /// Its level as a heading, 1 to 6.
    pub(super) heading: Option<u8>,
}

impl Meaning {
    /// The meaning of `element`.
    pub(super) fn of(element: &Element) -> Self {
        let (tag, role) = (element.tag.as_str(), element.role.as_str());
        Self {
            tag: match tag {
                "br" => Tag::LineBreak,
                "a" => Tag::Link,
                "ul" | "ol" | "dl" => Tag::List,
                "pre" => Tag::Pre,
                "tr" => Tag::Row,
                "table" => Tag::Table,
                _ => Tag::Other,
            },
            is_block: BLOCKS.contains(&tag),
            is_surrounding: SURROUNDING_TAGS.contains(&tag) || SURROUNDING_ROLES.contains(&role),
            is_bold: matches!(tag, "b" | "strong"),
            is_item: matches!(tag, "li" | "dd") || role == "listitem",
            is_cell: matches!(tag, "td" | "th") || matches!(role, "cell" | "columnheader" | "rowheader"),
            heading: match tag.as_bytes() {
                [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
                _ => (role == "heading").then_some(2),
            },
        }
    }
}

/// The share of a page's prose, 0 to 1, up to which a surrounding `element` is taken for what it says it is; with more
/// it is main content after all. A page's header has no prose, unless the document begins in it; consent dialogs
/// can be longer than a short policy.
pub(super) fn most_prose_beside_content(element: &Element) -> f32 {
    match (element.tag.as_str(), element.role.as_str()) {
        ("dialog", _) | (_, "dialog" | "alertdialog") => 0.7,
        ("header", _) => 0.0,
        _ => 0.3,
    }
}
