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

/// Whether `element` begins a new block of text.
pub(super) fn is_block(element: &Element) -> bool {
    BLOCKS.contains(&element.tag.as_str())
}

/// Whether `element`, by its tag or role, surrounds the main content and is no part of it.
pub(super) fn is_surrounding(element: &Element) -> bool {
    SURROUNDING_TAGS.contains(&element.tag.as_str()) || SURROUNDING_ROLES.contains(&element.role.as_str())
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

/// Level of a heading, 1 to 6, by tag or role; `None` for any other element.
pub(super) fn heading_level(element: &Element) -> Option<u8> {
    match element.tag.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ if element.role == "heading" => Some(2),
        _ => None,
    }
}

/// Whether `element` makes its words bold.
pub(super) fn is_bold(element: &Element) -> bool {
    matches!(element.tag.as_str(), "b" | "strong")
}

/// Whether `element` is an item of a list.
pub(super) fn is_item(element: &Element) -> bool {
    matches!(element.tag.as_str(), "li" | "dd") || element.role == "listitem"
}

/// Whether `element` is a cell of a table.
pub(super) fn is_cell(element: &Element) -> bool {
    matches!(element.tag.as_str(), "td" | "th")
        || matches!(element.role.as_str(), "cell" | "columnheader" | "rowheader")
}
