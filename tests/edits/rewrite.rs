//! Writes a page again with one kind of edit that changes nothing a reader reads.

use ego_tree::NodeRef;
use scraper::Html;
use scraper::node::{Element, Node};

/// A kind of edit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit {
    WhiteSpace,
    Invisible,
    Wrappers,
    Attributes,
    InlineTags,
    Shapes,
    LinkTargets,
    Bullets,
    Comments,
}

pub(crate) const EDITS: &[Edit] = &[
    Edit::WhiteSpace,
    Edit::Invisible,
    Edit::Wrappers,
    Edit::Attributes,
    Edit::InlineTags,
    Edit::Shapes,
    Edit::LinkTargets,
    Edit::Bullets,
    Edit::Comments,
];

/// Elements whose text is not HTML, or whose white space matters.
const AS_IT_IS: &[&str] =
    &["script", "style", "pre", "textarea", "title", "noscript", "iframe", "template", "select", "svg", "math"];
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
const WRAPPABLE: &[&str] = &["p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "section"];
const HOLDS_BLOCKS: &[&str] = &["body", "main", "article", "section", "div", "td"];

/// The page `html` with `edit` at places that `seed` draws.
pub(crate) fn rewritten(html: &str, edit: Edit, seed: u64) -> String {
    let document = Html::parse_document(html);
    let mut writer = Writer { edit, draws: Draws(seed), out: String::from("<!doctype html>"), as_it_is: 0 };
    writer.node(*document.root_element());
    writer.out
}

/// Numbers that look drawn at random and are the same for the same seed (SplitMix64).
pub(crate) struct Draws(pub(crate) u64);

impl Draws {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn sometimes(&mut self) -> bool {
        self.below(3) == 0
    }
}

struct Writer {
    edit: Edit,
    draws: Draws,
    out: String,
    as_it_is: usize,
}

impl Writer {
    fn node(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) if self.as_it_is > 0 => self.raw_text(node, text),
            Node::Text(text) => self.text(text),
            Node::Element(element) => self.element(node, element),
            Node::Fragment => node.children().for_each(|child| self.node(child)),
            _ => {}
        }
    }

    fn raw_text(&mut self, node: NodeRef<'_, Node>, text: &str) {
        let is_code = |name: &str| matches!(name, "script" | "style" | "noscript" | "iframe");
        let parent = node.parent().and_then(|parent| parent.value().as_element()).map(Element::name);
        if parent.is_some_and(is_code) { self.out.push_str(text) } else { self.out.push_str(&escaped(text)) }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if matches!(self.edit, Edit::Bullets) && name == "ul" && is_plain_list(node) && self.draws.below(2) == 0 {
            return self.bullets(node);
        }
        let parent = node.parent().and_then(|parent| parent.value().as_element()).map_or("", Element::name);
        let wrapped = matches!(self.edit, Edit::Wrappers)
            && WRAPPABLE.contains(&name)
            && HOLDS_BLOCKS.contains(&parent)
            && self.draws.sometimes();
        if wrapped {
            self.out.push_str("<div><div class=w>");
        }
        self.open(element);
        if VOID.contains(&name) {
            return;
        }
        let as_it_is = AS_IT_IS.contains(&name);
        self.as_it_is += usize::from(as_it_is);
        for child in node.children() {
            if matches!(self.edit, Edit::Comments) && self.as_it_is == 0 && self.draws.sometimes() {
                self.out.push_str("<!-- c -->");
            }
            self.node(child);
        }
        self.as_it_is -= usize::from(as_it_is);
        self.out.push_str(&format!("</{name}>"));
        if wrapped {
            self.out.push_str("</div></div>");
        }
    }

    fn open(&mut self, element: &Element) {
        self.out.push_str(&format!("<{}", element.name()));
        let mut attributes: Vec<(&str, String)> =
            element.attrs().map(|(name, value)| (name, value.to_owned())).collect();
        match self.edit {
            Edit::Attributes => {
                attributes.retain(|(name, _)| !matches!(*name, "class" | "id" | "style"));
                attributes.reverse();
                attributes.push(("data-k", self.draws.below(100).to_string()));
                attributes.push(("class", self.draws.of(&["nav", "footer a", "hidden"]).to_owned()));
            }
            Edit::LinkTargets if element.name() == "a" => {
                for (_, value) in attributes.iter_mut().filter(|(name, _)| *name == "href") {
                    // A link within the page stays one: a list of those is a table of contents.
                    let is_within = value.contains('#');
                    *value = if is_within {
                        format!("#{}", self.draws.below(99))
                    } else {
                        format!("/go/{}", self.draws.below(99))
                    };
                }
            }
            _ => {}
        }
        for (name, value) in attributes {
            self.out.push_str(&format!(" {name}=\"{}\"", escaped(&value).replace('"', "&quot;")));
        }
        self.out.push('>');
    }

    fn text(&mut self, text: &str) {
        match self.edit {
            Edit::WhiteSpace => {
                for (at, run) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
                    if at > 0 {
                        let space = self.draws.of(&[" ", "\n\t", "  \r\n ", "\u{a0}", "\u{2003}", " \u{200b} "]);
                        self.out.push_str(space);
                    }
                    self.out.push_str(&escaped(run));
                }
            }
            Edit::Invisible => {
                let mut letters = false;
                for c in text.chars() {
                    if letters && c.is_alphabetic() && self.draws.below(20) == 0 {
                        let mark = self.draws.of(&["\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}"]);
                        self.out.push_str(mark);
                    }
                    letters = c.is_alphabetic();
                    self.out.push_str(&escaped(c.encode_utf8(&mut [0; 4])));
                }
            }
            Edit::InlineTags => {
                for (at, word) in text.split(' ').enumerate() {
                    if at > 0 {
                        self.out.push(' ');
                    }
                    if !word.trim().is_empty() && self.draws.below(6) == 0 {
                        let tag = self.draws.of(&["span", "em", "i", "u", "font", "mark"]);
                        self.out.push_str(&format!("<{tag}>{}</{tag}>", escaped(word)));
                    } else {
                        self.out.push_str(&escaped(word));
                    }
                }
            }
            Edit::Shapes => {
                for c in text.chars() {
                    let shapes: &[&str] = match c {
                        '\'' | '\u{2019}' | '\u{2018}' => &["'", "\u{2019}", "\u{2018}"],
                        '"' | '\u{201c}' | '\u{201d}' => &["&quot;", "\u{201c}", "\u{201d}"],
                        '\u{2013}' | '\u{2014}' => &["\u{2013}", "\u{2014}", "\u{2012}"],
                        _ => &[],
                    };
                    if shapes.is_empty() {
                        self.out.push_str(&escaped(c.encode_utf8(&mut [0; 4])));
                    } else {
                        let shape = self.draws.of(shapes);
                        self.out.push_str(shape);
                    }
                }
            }
            _ => self.out.push_str(&escaped(text)),
        }
    }

    /// The items of a list as paragraphs with bullets.
    fn bullets(&mut self, list: NodeRef<'_, Node>) {
        let bullet = self.draws.of(&["•", "-", "◦", "·"]);
        for item in list.children().filter(|child| child.value().is_element()) {
            self.out.push_str(&format!("<p>{bullet} "));
            item.children().for_each(|child| self.node(child));
            self.out.push_str("</p>");
        }
    }
}

/// Whether every item of `list` is one run of text: no block in it, no link.
fn is_plain_list(list: NodeRef<'_, Node>) -> bool {
    const INLINE: &[&str] = &["b", "strong", "em", "i", "span", "u", "font"];
    let items = || list.children().filter_map(|child| child.value().as_element().map(|element| (child, element)));
    let is_inline =
        |node: NodeRef<'_, Node>| node.value().as_element().is_none_or(|element| INLINE.contains(&element.name()));
    let has_text =
        |node: NodeRef<'_, Node>| node.descendants().any(|n| n.value().as_text().is_some_and(|t| !t.trim().is_empty()));
    let holds_blocks =
        list.parent().and_then(|parent| parent.value().as_element()).is_some_and(|e| HOLDS_BLOCKS.contains(&e.name()));
    holds_blocks
        && items().next().is_some()
        && items().all(|(item, element)| {
            element.name() == "li" && item.descendants().skip(1).all(is_inline) && has_text(item)
        })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
