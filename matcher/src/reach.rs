//! From a set of positions to the set that a part of a pattern leads to.

use crate::grams::Gram;
use crate::positions::Positions;
use crate::program::{Node, UNLIMITED};
use crate::text::Text;

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

/// Where a node leads to from a set of positions.
pub(crate) fn reach<S: Positions, D: Direction>(text: &Text<S>, node: u16, from: &S) -> S {
    let mut set = from.clone();
    advance::<S, D>(text, node, &mut set);
    set
}

/// Turns a set of positions into where a node leads to from them.
fn advance<S: Positions, D: Direction>(text: &Text<S>, node: u16, set: &mut S) {
    match text.machine.node(node) {
        Node::Empty => {}
        Node::Class(class) => step::<S, D>(text.class(class), set),
        Node::WordEdge => set.and(text.edges()),
        Node::Start => keep(text, 0, set),
        Node::End => keep(text, text.text.len(), set),
        Node::Sequence { at, count } => {
            let nodes = text.machine.linked(at, count);
            for step in 0..nodes.len() {
                if set.is_none() {
                    break;
                }
                let (node, _) = nodes[if D::FORWARD { step } else { nodes.len() - 1 - step }];
                advance::<S, D>(text, node, set);
            }
        }
        Node::Literal { .. } | Node::Choice { .. } => {
            let mut reached = S::none(text.text.len());
            add_reach::<S, D>(text, node, set, &mut reached);
            *set = reached;
        }
        Node::Repeat { node, least, most, .. } => repeat::<S, D>(text, node, least, most, set),
    }
}

/// Adds to a set where a node leads to.
fn add_reach<S: Positions, D: Direction>(text: &Text<S>, node: u16, from: &S, reached: &mut S) {
    match text.machine.node(node) {
        Node::Literal { at, length } => {
            add_literal::<S, D>(
                text,
                text.machine.literal(at, length),
                text.machine.needs(node).first(),
                from,
                reached,
            );
        }
        Node::Choice { at, count } => {
            for &(node, needs) in text.machine.linked(at, count) {
                if needs.may_stand(&text.grams) {
                    add_reach::<S, D>(text, node, from, reached);
                }
            }
        }
        _ => reached.or(&reach::<S, D>(text, node, from)),
    }
}

/// One byte on, where it is in the class.
fn step<S: Positions, D: Direction>(before: &S, set: &mut S) {
    if D::FORWARD {
        set.and(before);
        *set = set.later(1);
    } else {
        *set = set.earlier(1);
        set.and(before);
    }
}

/// Keeps one position, if it is there.
fn keep<S: Positions>(text: &Text<S>, at: usize, set: &mut S) {
    let mut kept = S::none(text.text.len());
    if set.has(at) {
        kept.add(at);
    }
    *set = kept;
}

fn add_literal<S: Positions, D: Direction>(text: &Text<S>, literal: &[u8], gram: Gram, from: &S, reached: &mut S) {
    if gram != Gram::ANY {
        text.grams.each(gram, |start| {
            let end = start + literal.len();
            let (at, to) = if D::FORWARD { (start, end) } else { (end, start) };
            if from.has(at) && text.bytes()[start..].starts_with(literal) {
                reached.add(to);
            }
        });
        return;
    }
    // Too short for a gram: byte by byte, for all positions at once.
    let mut set = from.clone();
    for at in 0..literal.len() {
        let byte = literal[if D::FORWARD { at } else { literal.len() - 1 - at }];
        step::<S, D>(text.class(text.machine.class_of(byte)), &mut set);
    }
    reached.or(&set);
}

fn repeat<S: Positions, D: Direction>(text: &Text<S>, node: u16, least: u16, most: u16, set: &mut S) {
    if (least, most) == (0, 1) {
        let from = set.clone();
        add_reach::<S, D>(text, node, &from, set);
        return;
    }
    for _ in 0..least {
        if set.is_none() {
            return;
        }
        advance::<S, D>(text, node, set);
    }
    if let Node::Class(class) = text.machine.node(node) {
        match most {
            UNLIMITED if D::FORWARD => set.through(text.class(class)),
            UNLIMITED => run::<S, D>(text.runs(class), usize::MAX, set),
            _ => run::<S, D>(text.runs(class), usize::from(most - least), set),
        }
        return;
    }
    let mut latest = set.clone();
    for _ in least..most {
        advance::<S, D>(text, node, &mut latest);
        latest.drop(set);
        if latest.is_none() {
            break;
        }
        set.or(&latest);
    }
}

/// On by up to `most` bytes of a class. Runs of 1, 2, 4, … bytes are taken one after the other, each from all that was
/// reached before, so that seven steps cover 127 bytes.
fn run<S: Positions, D: Direction>(runs: &[S], most: usize, set: &mut S) {
    // No run is longer.
    let most = most.min((1 << runs.len()) - 1);
    let mut covered = 0;
    while covered < most {
        // The longest run that leaves no gap and does not go too far.
        let power = (covered + 1).min(most - covered).ilog2() as usize;
        let (length, behind) = (1 << power, &runs[power]);
        let mut on;
        if D::FORWARD {
            on = set.later(length);
            on.and(behind);
        } else {
            on = set.clone();
            on.and(behind);
            on = on.earlier(length);
        }
        set.or(&on);
        covered += length;
    }
}
