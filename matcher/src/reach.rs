//! From a set of positions to the set that a part of a pattern leads to.

use crate::machine::Kinds;
use crate::positions::Positions;
use crate::program::{Node, UNLIMITED};
use crate::text::Text;

/// So many alternatives are tried one by one.
const FEW: u16 = 3;

/// Which way a pattern is walked.
pub(crate) trait Direction {
    /// From beginnings to ends, or the other way.
    const FORWARD: bool;
}

/// From where a part begins to where it ends.
pub(crate) struct Forward;
/// From where a part ends to where it begins.
pub(crate) struct Backward;

impl Direction for Forward {
    const FORWARD: bool = true;
}

impl Direction for Backward {
    const FORWARD: bool = false;
}

/// Where matches of a pattern end that begin anywhere.
pub(crate) fn ends<S: Positions>(text: &Text<S>, pattern: u16) -> S {
    ends_of(text, pattern, Beginning::Anywhere)
}

/// Where a node may begin that begins a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// At any position.
    Anywhere,
    /// At the edge of a word: behind `\b`.
    AtAnEdge,
}

/// Where a node ends that begins a pattern. For choices it is kept: word groups begin many patterns.
fn ends_of<S: Positions>(text: &Text<S>, node: u16, mut beginning: Beginning) -> S {
    let machine = text.machine;
    match machine.node(node) {
        Node::Sequence { at, count } => {
            let nodes = machine.linked(at, count);
            let edges = nodes.iter().take_while(|node| machine.node(**node) == Node::WordEdge).count();
            if edges > 0 {
                beginning = Beginning::AtAnEdge;
            }
            let [first, rest @ ..] = &nodes[edges..] else { return text.edges().clone() };
            let mut from = ends_of(text, *first, beginning);
            for &node in rest {
                if from.is_none() {
                    break;
                }
                from = reach::<S, Forward>(text, node, &from);
            }
            from
        }
        Node::Choice { at, count } => {
            let key = (node, beginning);
            if let Some((_, known)) = text.known.borrow().iter().find(|(known, _)| *known == key) {
                return known.clone();
            }
            let mut all = S::none(text.text.len());
            for &node in machine.linked(at, count) {
                if machine.first(node) & text.kinds_present() != 0 {
                    all.or(&ends_of(text, node, beginning));
                }
            }
            text.known.borrow_mut().push((key, all.clone()));
            all
        }
        _ => {
            let from = match beginning {
                Beginning::Anywhere => &text.everywhere,
                Beginning::AtAnEdge => text.edges(),
            };
            reach::<S, Forward>(text, node, from)
        }
    }
}

/// Where a node leads to from a set of positions.
pub(crate) fn reach<S: Positions, D: Direction>(text: &Text<S>, node: u16, from: &S) -> S {
    match text.machine.node(node) {
        Node::Empty => from.clone(),
        Node::Class(class) => step::<S, D>(from, &text.class(class).before),
        Node::WordEdge => both(from.clone(), text.edges()),
        Node::Start => only(text, from, 0),
        Node::End => only(text, from, text.text.len()),
        Node::Sequence { at, count } => {
            let nodes = text.machine.linked(at, count);
            let mut from = from.clone();
            for step in 0..nodes.len() {
                if from.is_none() {
                    break;
                }
                from = reach::<S, D>(text, nodes[if D::FORWARD { step } else { nodes.len() - 1 - step }], &from);
            }
            from
        }
        Node::Literal { .. } | Node::Choice { .. } => {
            let mut reached = S::none(text.text.len());
            add_reach::<S, D>(text, node, from, &mut reached);
            reached
        }
        Node::Repeat { node, least, most, .. } => repeat::<S, D>(text, node, least, most, from),
    }
}

/// Adds to a set where a node leads to.
fn add_reach<S: Positions, D: Direction>(text: &Text<S>, node: u16, from: &S, reached: &mut S) {
    match text.machine.node(node) {
        Node::Literal { at, length } => {
            add_literal::<S, D>(text, text.machine.literal(at, length), from, reached);
        }
        Node::Choice { at, count } => {
            // A look at what stands there pays where it may save looking for many things.
            let kinds = if D::FORWARD && count > FEW { text.kinds(from) } else { Kinds::MAX };
            for &node in text.machine.linked(at, count) {
                if text.machine.first(node) & kinds != 0 {
                    add_reach::<S, D>(text, node, from, reached);
                }
            }
        }
        _ => reached.or(&reach::<S, D>(text, node, from)),
    }
}

/// What is in both.
fn both<S: Positions>(mut set: S, other: &S) -> S {
    set.and(other);
    set
}

/// One byte on, where it is in the class.
fn step<S: Positions, D: Direction>(from: &S, before: &S) -> S {
    if D::FORWARD { both(from.clone(), before).later(1) } else { both(from.earlier(1), before) }
}

fn only<S: Positions>(text: &Text<S>, from: &S, at: usize) -> S {
    let mut only = S::none(text.text.len());
    if from.has(at) {
        only.add(at);
    }
    only
}

fn add_literal<S: Positions, D: Direction>(text: &Text<S>, literal: &[u8], from: &S, reached: &mut S) {
    if !text.may_have(literal) {
        return;
    }
    let (Some(before), [_, rest @ ..]) = (text.before_byte(literal[0]), literal) else { return };
    // The first byte is compared for all positions at once, the others where it stands.
    let add = |at: usize| {
        let behind = &text.bytes()[at + 1..];
        if rest.first().is_none_or(|second| behind.first() == Some(second)) && behind.starts_with(rest) {
            reached.add(if D::FORWARD { at + literal.len() } else { at });
        }
    };
    if D::FORWARD {
        from.each_of_both(before, add);
    } else {
        from.earlier(literal.len()).each_of_both(before, add);
    }
}

fn repeat<S: Positions, D: Direction>(text: &Text<S>, node: u16, least: u16, most: u16, from: &S) -> S {
    let mut reached = from.clone();
    if (least, most) == (0, 1) {
        add_reach::<S, D>(text, node, from, &mut reached);
        return reached;
    }
    for _ in 0..least {
        if reached.is_none() {
            return reached;
        }
        reached = reach::<S, D>(text, node, &reached);
    }
    if let Node::Class(class) = text.machine.node(node) {
        let more = if most == UNLIMITED { usize::MAX } else { usize::from(most - least) };
        run::<S, D>(&text.class(class).runs, more, &mut reached);
        return reached;
    }
    let mut latest = reached.clone();
    for _ in least..most {
        latest = reach::<S, D>(text, node, &latest);
        latest.drop(&reached);
        if latest.is_none() {
            break;
        }
        reached.or(&latest);
    }
    reached
}

/// On by up to `most` bytes of a class. Runs of 1, 2, 4, … bytes are taken one after the other, each from all that was
/// reached before, so that seven steps cover 127 bytes.
fn run<S: Positions, D: Direction>(runs: &[S], most: usize, reached: &mut S) {
    // No run is longer.
    let most = most.min((1 << runs.len()) - 1);
    let mut covered = 0;
    while covered < most {
        // The longest run that leaves no gap and does not go too far.
        let power = (covered + 1).min(most - covered).ilog2() as usize;
        let (length, behind) = (1 << power, &runs[power]);
        let on = if D::FORWARD {
            both(reached.later(length), behind)
        } else {
            both(reached.clone(), behind).earlier(length)
        };
        reached.or(&on);
        covered += length;
    }
}
