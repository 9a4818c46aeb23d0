//! Reads Markdown into a [`Capture`]: each construct becomes the element it stands for in HTML.

use crate::capture::{Builder, Capture, Element};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The capture of the Markdown document `markdown`, saved from `url`. Its title is its first heading.
pub fn read(markdown: &str, url: Option<&str>) -> Capture {
    let mut reader =
        Reader { builder: Builder::new(url), title: None, in_title: false, in_table_head: false, images: 0 };
    reader.builder.open_tag("html");
    reader.builder.open_tag("body");
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        reader.event(event);
    }
    reader.builder.close();
    reader.builder.close();
    reader.builder.title(reader.title.unwrap_or_default().trim().to_owned());
    reader.builder.finish()
}

struct Reader {
    builder: Builder,
    title: Option<String>,
    in_title: bool,
    in_table_head: bool,
    /// How many images are open: their alternative text is no text of the page.
    images: u32,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            _ if self.images > 0 => {}
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            // Emphasis that Markdown could not pair: converters write `**Scope.**You`, which shows no asterisks in the page.
            Event::Text(text) if matches!(&*text, "*" | "_") => {}
            Event::Text(text) | Event::Code(text) => {
                if self.in_title {
                    self.title.get_or_insert_default().push_str(&text);
                }
                self.builder.text(&text);
            }
            Event::SoftBreak => self.builder.text("\n"),
            Event::HardBreak => self.empty("br"),
            Event::InlineHtml(html) | Event::Html(html) => {
                if html.trim_start().to_ascii_lowercase().starts_with("<br") {
                    self.empty("br");
                }
            }
            Event::Rule => self.empty("hr"),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let mut href = String::new();
        let name = match tag {
            // Raw HTML: only its line breaks are read.
            Tag::HtmlBlock => return,
            Tag::Paragraph => "p",
            Tag::Heading { level, .. } => {
                self.in_title = self.title.is_none();
                heading(*level)
            }
            Tag::BlockQuote(_) => "blockquote",
            Tag::CodeBlock(_) => "pre",
            Tag::List(Some(_)) => "ol",
            Tag::List(None) => "ul",
            Tag::Item => "li",
            Tag::Table(_) => "table",
            Tag::TableHead => {
                self.in_table_head = true;
                "tr"
            }
            Tag::TableRow => "tr",
            Tag::TableCell if self.in_table_head => "th",
            Tag::TableCell => "td",
            Tag::Strong => "strong",
            Tag::Emphasis => "em",
            Tag::Link { dest_url, .. } => {
                href = dest_url.to_string();
                "a"
            }
            _ => "span",
        };
        self.builder.open(Element { tag: name.to_owned(), href, ..Element::default() });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => return,
            TagEnd::Heading(_) => self.in_title = false,
            TagEnd::TableHead => self.in_table_head = false,
            _ => {}
        }
        self.builder.close();
    }

    fn empty(&mut self, tag: &str) {
        self.builder.open_tag(tag);
        self.builder.close();
    }
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        HeadingLevel::H4 => "h4",
        HeadingLevel::H5 => "h5",
        HeadingLevel::H6 => "h6",
    }
}
