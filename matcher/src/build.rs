//! Makes a program out of regular expressions.

use crate::code::write;
use crate::program::{Node, Nodes, Program, UNLIMITED};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look, Repetition};
use std::collections::HashMap;

/// Gathers patterns into one program.
#[derive(Debug, Default)]
pub struct Builder {
    table: Nodes,
    classes: Vec<[u64; 4]>,
    literals: Vec<u8>,
    /// Where each distinct node, list of nodes and literal stands already.
    nodes: HashMap<Node, u16>,
    links: HashMap<Vec<u16>, u16>,
    known_literals: HashMap<Vec<u8>, usize>,
}

/// A program made at build time or for a test.
#[derive(Debug)]
pub struct OwnedProgram {
    /// As in [`Program`].
    pub code: Vec<u8>,
    /// As in [`Program`].
    pub classes: Vec<[u64; 4]>,
}

impl OwnedProgram {
    /// The program for the rest of this process: for tests.
    pub fn leak(self) -> &'static Program {
        Box::leak(Box::new(Program { code: self.code.leak(), classes: self.classes.leak() }))
    }
}

impl Builder {
    /// Adds a pattern, read as bytes and without Unicode tables, and returns its number: how many were added before.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn add(&mut self, expression: &str) -> Result<u16, String> {
        let hir = ParserBuilder::new().unicode(false).utf8(false).build().parse(expression);
        let hir = hir.map_err(|error| error.to_string())?;
        if hir.properties().minimum_len() == Some(0) {
            return Err("a pattern that can match nothing".to_string());
        }
        let number = u16::try_from(self.table.patterns.len()).map_err(|_| "too many patterns".to_string())?;
        let node = self.node(&hir)?;
        self.table.patterns.push(node);
        Ok(number)
    }

    /// The program of all patterns added.
    pub fn finish(self) -> OwnedProgram {
        OwnedProgram { code: write(&self.table, &self.literals), classes: self.classes }
    }

    fn node(&mut self, hir: &Hir) -> Result<u16, String> {
        let node = match hir.kind() {
            HirKind::Empty => Node::Empty,
            HirKind::Literal(literal) => return self.literal(&literal.0),
            HirKind::Class(Class::Bytes(class)) => {
                let mut members = [0; 4];
                for byte in class.ranges().iter().flat_map(|range| range.start()..=range.end()) {
                    members[usize::from(byte / 64)] |= 1 << (byte % 64);
                }
                Node::Class(self.class(members)?)
            }
            HirKind::Class(Class::Unicode(_)) => return Err("a class of Unicode characters".to_string()),
            HirKind::Look(Look::WordAscii) => Node::WordEdge,
            HirKind::Look(Look::Start) => Node::Start,
            HirKind::Look(Look::End) => Node::End,
            HirKind::Look(_) => return Err("an assertion other than `\\b`, `^` and `$`".to_string()),
            HirKind::Capture(capture) => return self.node(&capture.sub),
            HirKind::Repetition(repetition) => self.repetition(repetition)?,
            HirKind::Concat(parts) => {
                let (at, count) = self.linked(parts)?;
                Node::Sequence { at, count }
            }
            HirKind::Alternation(parts) => {
                let (at, count) = self.linked(parts)?;
                Node::Choice { at, count }
            }
        };
        self.intern(node)
    }

    fn repetition(&mut self, repetition: &Repetition) -> Result<Node, String> {
        let number = |times: u32| u16::try_from(times).map_err(|_| format!("{times} repetitions"));
        let most = repetition.max.map_or(Ok(UNLIMITED), number)?;
        if most > 1 && repetition.sub.properties().minimum_len() == Some(0) {
            return Err("a repetition of what can be nothing".to_string());
        }
        let (node, least) = (self.node(&repetition.sub)?, number(repetition.min)?);
        Ok(Node::Repeat { node, least, most, greedy: repetition.greedy })
    }

    fn literal(&mut self, bytes: &[u8]) -> Result<u16, String> {
        let length = u8::try_from(bytes.len()).map_err(|_| "a literal of more than 255 bytes".to_string())?;
        let all = &mut self.literals;
        let at = *self.known_literals.entry(bytes.to_vec()).or_insert_with(|| {
            all.extend(bytes);
            all.len() - bytes.len()
        });
        let at = u32::try_from(at).map_err(|_| "too many literals".to_string())?;
        self.intern(Node::Literal { at, length })
    }

    fn class(&mut self, members: [u64; 4]) -> Result<u8, String> {
        let classes = &mut self.classes;
        let at = classes.iter().position(|known| *known == members).unwrap_or_else(|| {
            classes.push(members);
            classes.len() - 1
        });
        u8::try_from(at).map_err(|_| "more than 256 classes".to_string())
    }

    fn linked(&mut self, parts: &[Hir]) -> Result<(u16, u16), String> {
        let nodes = parts.iter().map(|part| self.node(part)).collect::<Result<Vec<_>, _>>()?;
        let too_many = |_| "more nodes than a program holds".to_string();
        let count = u16::try_from(nodes.len()).map_err(too_many)?;
        if let Some(&at) = self.links.get(&nodes) {
            return Ok((at, count));
        }
        let at = u16::try_from(self.table.links.len()).map_err(too_many)?;
        self.table.links.extend(&nodes);
        self.links.insert(nodes, at);
        Ok((at, count))
    }

    fn intern(&mut self, node: Node) -> Result<u16, String> {
        if let Some(&known) = self.nodes.get(&node) {
            return Ok(known);
        }
        let number =
            u16::try_from(self.table.nodes.len()).map_err(|_| "more nodes than a program holds".to_string())?;
        self.table.nodes.push(node);
        self.nodes.insert(node, number);
        Ok(number)
    }
}
