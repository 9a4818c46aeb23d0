//! From a set of positions to the set that a part of a pattern leads to.

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

/// Where matches of a pattern end that begin anywhere.
pub(crate) fn ends<S: Positions>(text: &Text<S>, pattern: u16) -> S {
    let known = text.known.borrow().iter().find(|(node, _)| *node == pattern).map(|(_, ends)| ends.clone());
    if let Some(known) = known {
        return known;
    }
    let ends = match text.program.nodes[usize::from(pattern)] {
        Node::Sequence { at, count } => {
            let [first, rest @ ..] = text.program.linked(at, count) else { return text.everywhere.clone() };
            let mut from = ends(text, *first);
            for &node in rest {
                if from.is_none() {
                    break;
                }
                from = reach::<S, Forward>(text, node, &from);
            }
            from
        }
        Node::Choice { at, count } => {
            let each = text.program.linked(at, count).iter().map(|&node| ends(text, node));
            each.fold(S::none(text.text.len()), |all, ends| all.or(&ends))
        }
        _ => return reach::<S, Forward>(text, pattern, &text.everywhere),
    };
    text.known.borrow_mut().push((pattern, ends.clone()));
    ends
}

/// Where a node leads to from a set of positions.
pub(crate) fn reach<S: Positions, D: Direction>(text: &Text<S>, node: u16, from: &S) -> S {
    match text.program.nodes[usize::from(node)] {
        Node::Empty => from.clone(),
        Node::Literal { at, length } => literal::<S, D>(text, text.program.literal(at, length), from),
        Node::Class(class) => step::<S, D>(from, &text.class(class).before),
        Node::WordEdge => from.clone().and(text.edges()),
        Node::Start => only(text, from, 0),
        Node::End => only(text, from, text.text.len()),
        Node::Sequence { at, count } => {
            let nodes = text.program.linked(at, count);
            let mut from = from.clone();
            for step in 0..nodes.len() {
                if from.is_none() {
                    break;
                }
                from = reach::<S, D>(text, nodes[if D::FORWARD { step } else { nodes.len() - 1 - step }], &from);
            }
            from
        }
        Node::Choice { at, count } => {
            let each = text.program.linked(at, count).iter().map(|&node| reach::<S, D>(text, node, from));
            each.fold(S::none(text.text.len()), |all, ends| all.or(&ends))
        }
        Node::Repeat { node, least, most, .. } => repeat::<S, D>(text, node, least, most, from),
    }
}

/// One byte on, where it is in the class.
fn step<S: Positions, D: Direction>(from: &S, before: &S) -> S {
    if D::FORWARD { from.clone().and(before).later(1) } else { from.clone().earlier(1).and(before) }
}

fn only<S: Positions>(text: &Text<S>, from: &S, at: usize) -> S {
    let mut only = S::none(text.text.len());
    if from.has(at) {
        only.add(at);
    }
    only
}

fn literal<S: Positions, D: Direction>(text: &Text<S>, literal: &[u8], from: &S) -> S {
    let mut reached = S::none(text.text.len());
    // One byte is compared for all positions at once, the others where it stands.
    let edge = if D::FORWARD { literal[0] } else { literal[literal.len() - 1] };
    let Some(before) = text.before_byte(edge) else { return reached };
    if D::FORWARD {
        from.clone().and(before).each(|at| {
            if text.bytes()[at..].starts_with(literal) {
                reached.add(at + literal.len());
            }
        });
    } else {
        from.clone().earlier(1).and(before).each(|at| {
            if text.bytes()[..=at].ends_with(literal) {
                reached.add(at + 1 - literal.len());
            }
        });
    }
    reached
}

fn repeat<S: Positions, D: Direction>(text: &Text<S>, node: u16, least: u16, most: u16, from: &S) -> S {
    let mut reached = from.clone();
    for _ in 0..least {
        if reached.is_none() {
            return reached;
        }
        reached = reach::<S, D>(text, node, &reached);
    }
    if let Node::Class(class) = text.program.nodes[usize::from(node)] {
        let more = if most == UNLIMITED { usize::MAX } else { usize::from(most - least) };
        return run::<S, D>(&text.class(class).runs, more, reached);
    }
    let mut latest = reached.clone();
    for _ in least..most {
        latest = reach::<S, D>(text, node, &latest).without(&reached);
        if latest.is_none() {
            break;
        }
        reached = reached.or(&latest);
    }
    reached
}

/// On by up to `most` bytes of a class. Runs of 1, 2, 4, … bytes are taken one after the other, each from all that was
/// reached before, so that seven steps cover 127 bytes.
fn run<S: Positions, D: Direction>(runs: &[S], most: usize, from: S) -> S {
    // No run is longer.
    let most = most.min((1 << runs.len()) - 1);
    let mut reached = from;
    let mut covered = 0;
    while covered < most {
        // The longest run that leaves no gap and does not go too far.
        let power = (covered + 1).min(most - covered).ilog2() as usize;
        reached = on::<S, D>(reached, &runs[power], power);
        covered += 1 << power;
    }
    reached
}

fn on<S: Positions, D: Direction>(reached: S, behind: &S, power: usize) -> S {
    let moved = if D::FORWARD {
        reached.clone().later(1 << power).and(behind)
    } else {
        reached.clone().and(behind).earlier(1 << power)
    };
    reached.or(&moved)
}
