//! Reads saved HTML into a [`Capture`]: the command line's twin of `extension/reader/extract.ts`.
//! Both make the same stream of the same page; `cargo xtask conformance` holds them to it.

use crate::capture::{Builder, Capture, Element, UnreadKind};
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

type NodeRef<'a> = ego_tree::NodeRef<'a, Node>;

/// Elements whose content is no text of the page. A `<template>` that declares a shadow root is
/// read where its host stands, as the browser shows it.
const SKIPPED: &[&str] = &[
    "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "video", "audio", "canvas", "svg",
    "math", "select", "textarea", "datalist",
];

/// The capture of the HTML document `html`, saved from `url`.
pub fn read(html: &str, url: Option<&str>) -> Capture {
    let document = Html::parse_document(html);
    let mut builder = Builder::new(url);
    let title = Selector::parse("head > title").expect("a constant selector");
    if let Some(title) = document.select(&title).next() {
        builder.title(collapse(&title.text().collect::<String>()));
    }
    let root = document.root_element();
    if let Some(language) = root.attr("lang").filter(|l| !l.is_empty()) {
        builder.language(language);
    }
    walk(*root, &mut builder);
    builder.finish()
}

/// One step of the walk: what remains to be visited, so that deep nesting costs no stack.
enum Step<'a> {
    Visit(NodeRef<'a>),
    Close,
}

fn walk(root: NodeRef<'_>, builder: &mut Builder) {
    let mut steps = vec![Step::Visit(root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Visit(node) => node,
            Step::Close => {
                builder.close();
                continue;
            }
        };
        match node.value() {
            Node::Text(text) => builder.text(text),
            Node::Element(element) if SKIPPED.contains(&element.name()) => {
                if matches!(element.name(), "object" | "embed") {
                    builder.unread(UnreadKind::Embedded);
                }
            }
            Node::Element(element) => {
                builder.open(describe(element));
                steps.push(Step::Close);
                steps.extend(shown_children(node).into_iter().rev().map(Step::Visit));
            }
            _ => {}
        }
    }
}

/// The children that the browser shows: those of a declared shadow root, if there is one, with the
/// element's own children in the root's slots.
fn shown_children(node: NodeRef<'_>) -> Vec<NodeRef<'_>> {
    match shadow_root(node) {
        Some(root) => root.children().flat_map(|child| fill_slots(child, node)).collect(),
        None => node.children().collect(),
    }
}

/// The fragment of `<template shadowrootmode>` directly under `host`.
fn shadow_root(host: NodeRef<'_>) -> Option<NodeRef<'_>> {
    host.children()
        .filter_map(ElementRef::wrap)
        .find(|child| child.value().name() == "template" && child.attr("shadowrootmode").is_some())
        .and_then(|template| template.children().find(|child| child.value().is_fragment()))
}

/// `child`, or, if it is a slot, the nodes of `host` assigned to it (its own content where there are none).
fn fill_slots<'a>(child: NodeRef<'a>, host: NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let Some(slot) = ElementRef::wrap(child).filter(|e| e.value().name() == "slot") else {
        return vec![child];
    };
    let name = slot.attr("name").unwrap_or("");
    let assigned: Vec<_> = host
        .children()
        .filter(|node| match node.value() {
            Node::Element(e) => e.name() != "template" && e.attr("slot").unwrap_or("") == name,
            Node::Text(_) => name.is_empty(),
            _ => false,
        })
        .collect();
    if assigned.is_empty() { child.children().collect() } else { assigned }
}

fn describe(element: &scraper::node::Element) -> Element {
    let attr = |name| element.attr(name).unwrap_or("");
    let tag = element.name();
    Element {
        tag: tag.to_owned(),
        role: attr("role").to_ascii_lowercase(),
        href: if tag == "a" { attr("href").to_owned() } else { String::new() },
        hidden: element.attr("hidden").is_some() || attr("aria-hidden") == "true",
        lang: attr("lang").to_owned(),
    }
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
