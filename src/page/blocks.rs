//! Cuts a capture into blocks of text: paragraphs, headings, list items, cells.

use super::tags::Tag;
use super::tree::{NodeId, Step, Tree};
use crate::capture::Capture;
use crate::report::TextRange;
use crate::text::{LINK_HINTS, is_invisible, is_white, plain_words};
use std::ops::Range;

/// One block of text and where it came from.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// The element the block's text stands in directly.
    pub(super) node: NodeId,
    /// The text, white space collapsed to one space, line breaks kept as `\n`.
    pub(super) text: String,
    /// Byte ranges of `text` that are links, with their addresses.
    pub(super) links: Vec<(Range<usize>, String)>,
    /// Bytes of `text` that are bold, white space not counted.
    pub(super) bold: usize,
    runs: Vec<Run>,
}

/// Characters copied one to one from a Text node: ASCII, or none of it.
#[derive(Debug)]
struct Run {
    /// Bytes of the block's text.
    bytes: Range<usize>,
    /// The Text node, and the UTF-16 offsets of these characters in it.
    node: u32,
    utf16: Range<u32>,
}

impl Block {
    /// Where the bytes `range` of the block's text stand in the page: one range for each Text node.
    pub(super) fn locate(&self, range: &Range<usize>) -> Vec<TextRange> {
        let mut found: Vec<TextRange> = Vec::new();
        let first = self.runs.partition_point(|run| run.bytes.end <= range.start);
        for run in self.runs[first..].iter().take_while(|run| run.bytes.start < range.end) {
            let from = range.start.max(run.bytes.start);
            let to = range.end.min(run.bytes.end);
            let (start, end) = (run.utf16_at(from, &self.text), run.utf16_at(to, &self.text));
            match found.last_mut() {
                // What lies between two runs of one Text node is white space or invisible.
                Some(last) if last.node == run.node => last.end = end,
                _ => found.push(TextRange { node: run.node, start, end }),
            }
        }
        found
    }
}

impl Run {
    /// Whether it is ASCII: nothing else has as many bytes as UTF-16 code units.
    fn is_ascii(&self) -> bool {
        self.bytes.len() == self.utf16.len()
    }

    /// The offset in the Text node of the character at byte `at` of `text`, the block's.
    fn utf16_at(&self, at: usize, text: &str) -> u32 {
        let before = self.bytes.start..at;
        self.utf16.start + if self.is_ascii() { before.len() } else { text[before].encode_utf16().count() } as u32
    }

    /// Takes `next` in, if it is what follows in the Text node, of the same kind.
    fn join(&mut self, next: &Run) -> bool {
        let follows = self.node == next.node
            && self.bytes.end == next.bytes.start
            && self.utf16.end == next.utf16.start
            && self.is_ascii() == next.is_ascii();
        if follows {
            self.bytes.end = next.bytes.end;
            self.utf16.end = next.utf16.end;
        }
        follows
    }
}

/// Every block of `capture` that has text, in document order.
#[inline(never)]
pub(super) fn blocks(capture: &Capture, tree: &Tree<'_>) -> Vec<Block> {
    let mut writer = Writer::default();
    for &step in tree.steps() {
        match step {
            Step::Open(node) => {
                let meaning = tree.meaning(node);
                if meaning.is_block {
                    writer.finish();
                    writer.containers.push(node);
                }
                match meaning.tag {
                    Tag::LineBreak => writer.line_break(is_in_cell(tree, node)),
                    Tag::Link => writer.open_link(&tree.element(node).href),
                    _ => {}
                }
                writer.bold_depth += usize::from(meaning.is_bold);
                writer.pre_depth += usize::from(meaning.tag == Tag::Pre);
            }
            Step::Text(text) => writer.text(text as u32, &capture.texts[text]),
            Step::Close(node) => {
                let meaning = tree.meaning(node);
                if meaning.is_block {
                    writer.finish();
                    writer.containers.pop();
                } else if meaning.tag == Tag::Link {
                    writer.close_link();
                }
                writer.bold_depth -= usize::from(meaning.is_bold);
                writer.pre_depth -= usize::from(meaning.tag == Tag::Pre);
            }
        }
    }
    writer.finish();
    writer.done
}

fn is_in_cell(tree: &Tree<'_>, node: NodeId) -> bool {
    tree.ancestors(node).any(|node| tree.meaning(node).is_cell)
}

/// Whether words are a link hint, with or without its brackets.
fn is_link_hint(data: &str) -> bool {
    let words = data.trim().trim_matches(['(', ')']);
    LINK_HINTS.iter().any(|hint| words.eq_ignore_ascii_case(&hint[1..hint.len() - 1]))
}

#[derive(Default)]
struct Writer {
    done: Vec<Block>,
    block: Block,
    containers: Vec<NodeId>,
    bold_depth: usize,
    /// How many `<pre>` are open: in one, the ends of lines are line breaks.
    pre_depth: usize,
    /// Where in the block the open link began, and its address.
    link: Option<(usize, String)>,
    /// White space is waiting to be written, if text follows.
    space: Option<char>,
}

impl Writer {
    #[inline(never)]
    fn text(&mut self, node: u32, data: &str) {
        if is_link_hint(data) {
            return;
        }
        let mut utf16 = 0;
        let mut rest = data;
        while let Some(c) = rest.chars().next() {
            // Plain words, most of every text, are taken in one piece.
            let plain = plain_words(rest);
            if plain > 0 {
                let end = utf16 + plain as u32;
                self.characters(&rest[..plain], node, utf16..end);
                (rest, utf16) = (&rest[plain..], end);
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let at = utf16;
            utf16 += c.len_utf16() as u32;
            if c == '\n' && self.pre_depth > 0 {
                self.line_break(false);
            } else if is_white(c) {
                self.space.get_or_insert(' ');
            } else if !is_invisible(c) {
                self.characters(c.encode_utf8(&mut [0; 4]), node, at..utf16);
            }
        }
    }

    fn characters(&mut self, new: &str, node: u32, utf16: Range<u32>) {
        let block = &mut self.block;
        if let Some(space) = self.space.take().filter(|_| !block.text.is_empty()) {
            block.text.push(space);
        }
        let start = block.text.len();
        block.text.push_str(new);
        let end = block.text.len();
        if self.bold_depth > 0 {
            block.bold += new.bytes().filter(|&byte| byte != b' ').count();
        }
        let run = Run { bytes: start..end, node, utf16 };
        if !block.runs.last_mut().is_some_and(|last| last.join(&run)) {
            block.runs.push(run);
        }
    }

    /// One line break parts lines; two part paragraphs; in a cell, which has no paragraphs in Markdown, one does.
    fn line_break(&mut self, in_cell: bool) {
        if self.space == Some('\n') || in_cell {
            self.finish();
        } else {
            self.space = Some('\n');
        }
    }

    fn open_link(&mut self, href: &str) {
        if !href.is_empty() {
            self.link = Some((self.block.text.len(), href.to_owned()));
        }
    }

    fn close_link(&mut self) {
        if let Some((start, href)) = self.link.take() {
            let end = self.block.text.len();
            let start = start + (self.block.text[start..].len() - self.block.text[start..].trim_start().len());
            if start < end {
                self.block.links.push((start..end, href));
            }
        }
    }

    /// Ends the block in hand; a link that is still open goes on in the next.
    fn finish(&mut self) {
        let link = self.link.as_ref().map(|(_, href)| (0, href.clone()));
        self.close_link();
        self.link = link;
        self.space = None;
        let mut block = std::mem::take(&mut self.block);
        if !block.text.is_empty() {
            block.node = self.containers.last().copied().unwrap_or(0);
            self.done.push(block);
        }
    }
}
