//! Cuts blocks into clauses and gives each its context: the heading it stands under, the sentence that introduces its list.

use super::blocks::Block;
use super::tags::Tag;
use super::tree::{NodeId, Tree};
use crate::clause::{Clause, Clauses, Link};
use crate::hash::sha256;
use crate::report::ClauseKind;
use crate::text::{canonical, is_bullet, sentences, starts_with_label};
use std::ops::Range;

/// A paragraph that is bold throughout and no longer than this (bytes) is a heading.
const HEADING: usize = 120;

/// The level of a heading that is a bold paragraph: under every marked one.
const BOLD_LEVEL: u8 = 7;

/// The clauses of `blocks`, the main content of the document of `tree`.
pub(super) fn cut(tree: &Tree<'_>, blocks: &[Block]) -> Clauses {
    let mut cutter = Cutter { tree, list: Vec::new(), heading: None, lists: Vec::new(), table: None, previous: None };
    for (number, block) in blocks.iter().enumerate() {
        cutter.block(number, block);
    }
    Clauses { list: cutter.list }
}

struct Cutter<'a> {
    tree: &'a Tree<'a>,
    list: Vec<Clause>,
    heading: Option<usize>,
    /// Lists the last block stood in, outermost first, with the clause that introduces each.
    lists: Vec<(NodeId, Option<usize>)>,
    table: Option<Table>,
    /// The last clause of the previous block, and what it was.
    previous: Option<usize>,
}

/// A table in hand: its heading cells and where the reading is.
struct Table {
    node: NodeId,
    row: NodeId,
    column: usize,
    cell: NodeId,
    heads: Vec<usize>,
    in_first_row: bool,
    intro: Option<usize>,
}

impl Cutter<'_> {
    #[inline(never)]
    fn block(&mut self, number: usize, block: &Block) {
        let place = self.place(block);
        let lead_in = self.lead_in(&place);
        let first = self.list.len();
        for range in sentences(&block.text) {
            self.clause(number, block, range, &place, lead_in);
        }
        if self.list.len() == first {
            return;
        }
        if place.kind == ClauseKind::Heading {
            self.heading = Some(first);
        }
        if let (Some(table), ClauseKind::Cell) = (&mut self.table, place.kind)
            && table.in_first_row
            && table.heads.len() == table.column
        {
            table.heads.push(first);
        }
        self.previous = Some(self.list.len() - 1);
    }

    fn clause(&mut self, number: usize, block: &Block, range: Range<usize>, place: &Place, lead_in: Option<usize>) {
        let text = block.text[range.clone()].replace('\n', " ");
        let canonical = canonical(&text);
        if !canonical.chars().any(char::is_alphanumeric) {
            return;
        }
        let links = block.links.iter().filter_map(|(words, href)| {
            let words = words.start.max(range.start)..words.end.min(range.end);
            (words.start < words.end)
                .then(|| Link { words: words.start - range.start..words.end - range.start, href: href.clone() })
        });
        let typed = if place.kind == ClauseKind::Sentence { self.typed_item(number, &text) } else { None };
        let (kind, lead_in) = typed.map_or((place.kind, lead_in), |intro| (ClauseKind::Item, Some(intro)));
        self.list.push(Clause {
            kind,
            hash: sha256(&canonical),
            canonical,
            level: place.level,
            lead_in,
            heading: self.heading_above(place),
            block: number,
            ranges: block.locate(&range),
            links: links.collect(),
            text,
        });
    }

    /// The lead-in of a clause that is an item by the label typed before it: "(a)", "ii." behind a sentence that ends
    /// with a colon, or behind another such item. Further sentences of such an item's block belong to it.
    fn typed_item(&self, block: usize, text: &str) -> Option<usize> {
        let at = self.list.len().checked_sub(1)?;
        let before = &self.list[at];
        let labelled = starts_with_label(text);
        match before.kind {
            ClauseKind::Item if labelled || before.block == block => before.lead_in,
            ClauseKind::Sentence if labelled && before.canonical.ends_with(':') => Some(at),
            _ => None,
        }
    }

    /// The heading a clause stands under; for a heading, the nearest one of a higher level.
    fn heading_above(&self, place: &Place) -> Option<usize> {
        if place.kind != ClauseKind::Heading {
            return self.heading;
        }
        std::iter::successors(self.heading, |&at| self.list[at].heading).find(|&at| self.list[at].level < place.level)
    }

    fn place(&self, block: &Block) -> Place {
        let mut place =
            Place { kind: ClauseKind::Sentence, level: 0, lists: Vec::new(), cell: None, row: None, table: None };
        for node in self.tree.ancestors(block.node) {
            let meaning = self.tree.meaning(node);
            if let (Some(level), ClauseKind::Sentence) = (meaning.heading, place.kind) {
                place.kind = ClauseKind::Heading;
                place.level = level;
            } else if meaning.is_item && place.kind == ClauseKind::Sentence {
                place.kind = ClauseKind::Item;
            } else if meaning.is_cell && place.cell.is_none() && place.table.is_none() {
                place.cell = Some(node);
                place.kind = ClauseKind::Cell;
            }
            match meaning.tag {
                Tag::List => place.lists.push(node),
                Tag::Row if place.row.is_none() => place.row = Some(node),
                Tag::Table if place.table.is_none() => place.table = Some(node),
                _ => {}
            }
        }
        place.lists.reverse();
        if place.kind == ClauseKind::Sentence {
            let bulleted = block.text.starts_with(is_bullet) && block.text.chars().nth(1) == Some(' ');
            if bulleted {
                place.kind = ClauseKind::Item;
            } else if is_bold_heading(block) {
                place.kind = ClauseKind::Heading;
                place.level = BOLD_LEVEL;
            }
        }
        place
    }

    /// The clause that introduces what stands at `place`: the head of a cell's column, the sentence before a list.
    fn lead_in(&mut self, place: &Place) -> Option<usize> {
        self.enter_lists(place);
        match (place.kind, place.table) {
            (ClauseKind::Cell, Some(table)) => self.enter_table(table, place),
            (ClauseKind::Item, _) if place.lists.is_empty() => self.introduction_of_bullets(),
            (ClauseKind::Item, _) => self.lists.last().and_then(|(_, intro)| *intro),
            _ => None,
        }
    }

    fn enter_lists(&mut self, place: &Place) {
        let shared = self.lists.iter().zip(&place.lists).take_while(|((known, _), node)| known == *node).count();
        self.lists.truncate(shared);
        for &node in &place.lists[shared..] {
            let outer = self.lists.last().and_then(|(_, intro)| *intro);
            let nested = !self.lists.is_empty();
            self.lists.push((node, self.introduction(nested).or(outer)));
        }
    }

    /// The previous clause, if it introduces what follows: it ends with a colon, ends like no sentence, or announces.
    /// An item introduces only what is `nested` in its list.
    fn introduction(&self, nested: bool) -> Option<usize> {
        let at = self.previous?;
        let clause = &self.list[at];
        let text = clause.canonical.trim_end_matches(['"', '\'', ')']);
        let open = !text.ends_with(['.', '!', '?']);
        let announces = ["following", "below", "includ", "such as"].iter().any(|word| text.contains(word));
        let introduces = match clause.kind {
            ClauseKind::Heading | ClauseKind::Cell => false,
            ClauseKind::Item if !nested => false,
            _ => text.ends_with(':') || open || announces,
        };
        introduces.then_some(at)
    }

    /// The lead-in of paragraphs that are items by their bullets: that of the bullet before, or the sentence before the first.
    fn introduction_of_bullets(&self) -> Option<usize> {
        match self.previous.map(|at| &self.list[at]) {
            Some(clause) if clause.kind == ClauseKind::Item => clause.lead_in,
            _ => self.introduction(false),
        }
    }

    fn enter_table(&mut self, node: NodeId, place: &Place) -> Option<usize> {
        let cell = place.cell.unwrap_or(node);
        let row = place.row.unwrap_or(node);
        let intro = self.introduction(false);
        let table = match self.table.take() {
            Some(mut table) if table.node == node => {
                if table.row != row {
                    table.in_first_row = false;
                    table.column = 0;
                } else if table.cell != cell {
                    table.column += 1;
                }
                table.row = row;
                table.cell = cell;
                table
            }
            _ => Table { node, row, column: 0, cell, heads: Vec::new(), in_first_row: true, intro },
        };
        let lead_in =
            if table.in_first_row { table.intro } else { table.heads.get(table.column).copied().or(table.intro) };
        self.table = Some(table);
        lead_in
    }
}

/// Where a block stands.
struct Place {
    kind: ClauseKind,
    level: u8,
    /// The lists around it, outermost first.
    lists: Vec<NodeId>,
    cell: Option<NodeId>,
    row: Option<NodeId>,
    table: Option<NodeId>,
}

fn is_bold_heading(block: &Block) -> bool {
    let letters = || block.text.bytes().filter(|b| !b.is_ascii_whitespace()).count();
    block.text.len() <= HEADING && block.bold >= letters() && !block.text.ends_with(['.', ';', ','])
}
