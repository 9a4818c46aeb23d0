//! Which of several matches is the one: alternatives in their order, repetitions as long or as short as they ask for.
//!
//! The sets of [`crate::reach`] know where a match can end; here one start is followed to the end that a backtracking
//! engine would come to first. What lies ahead is known as a set of positions from which the rest can still match, so
//! that no way is tried in vain.

use crate::positions::Positions;
use crate::program::{Node, UNLIMITED};
use crate::reach::{Backward, Forward, reach};
use crate::text::Text;

/// The preferred end, among those in `goal`, of a match of a node that starts at a position.
pub(crate) fn choose<S: Positions>(text: &Text<S>, node: u16, start: usize, goal: &S) -> Option<usize> {
    let mut from = S::none(text.text.len());
    from.add(start);
    let mut ends = reach::<S, Forward>(text, node, &from);
    ends.and(goal);
    let end = ends.first_from(start)?;
    // Mostly there is just one end, and nothing to choose.
    if ends.first_from(end + 1).is_none() {
        return Some(end);
    }
    match text.machine.node(node) {
        Node::Sequence { at, count } => {
            let nodes = text.machine.linked(at, count);
            let mut goals = vec![ends];
            for &(node, _) in nodes.iter().skip(1).rev() {
                goals.push(reach::<S, Backward>(text, node, &goals[goals.len() - 1]));
            }
            nodes.iter().zip(goals.iter().rev()).try_fold(start, |at, (&(node, _), goal)| choose(text, node, at, goal))
        }
        Node::Choice { at, count } => {
            let nodes = text.machine.linked(at, count).iter();
            let mut nodes = nodes.filter(|(_, needs)| needs.may_stand(&text.grams));
            nodes.find_map(|&(node, _)| choose(text, node, start, &ends))
        }
        Node::Repeat { node, least, most, greedy } => match text.machine.node(node) {
            Node::Class(class) => choose_run(text.class(class), least, most, greedy, start, &ends),
            _ => Ahead { text, node, least, most, greedy, goal: &ends }.choose(start),
        },
        _ => Some(end),
    }
}

fn choose_run<S: Positions>(before: &S, least: u16, most: u16, greedy: bool, start: usize, goal: &S) -> Option<usize> {
    let most = if most == UNLIMITED { usize::MAX } else { usize::from(most) };
    let mut chosen = None;
    let mut at = start;
    loop {
        if at - start >= usize::from(least) && goal.has(at) {
            chosen = Some(at);
            if !greedy {
                break;
            }
        }
        if at - start == most || !before.has(at) {
            break;
        }
        at += 1;
    }
    chosen
}

/// A repetition, and what lies ahead of it.
struct Ahead<'a, S> {
    text: &'a Text<S>,
    node: u16,
    least: u16,
    most: u16,
    greedy: bool,
    goal: &'a S,
}

impl<S: Positions> Ahead<'_, S> {
    fn choose(&self, start: usize) -> Option<usize> {
        let ahead = self.ahead();
        let mut at = start;
        for round in 0.. {
            let may_stop = round >= usize::from(self.least) && self.goal.has(at);
            if may_stop && !self.greedy {
                break;
            }
            // The last set serves all further rounds of a repetition without end.
            let next = if self.most == UNLIMITED { ahead.get(round).or(ahead.last()) } else { ahead.get(round) };
            match next.and_then(|next| choose(self.text, self.node, at, next)) {
                Some(end) => at = end,
                None if may_stop => break,
                None => return None,
            }
        }
        Some(at)
    }

    /// For the end of each round, the first one's first, the positions from which the goal can still be reached.
    fn ahead(&self) -> Vec<S> {
        let before = |ahead: &S| reach::<S, Backward>(self.text, self.node, ahead);
        let mut sets = vec![self.goal.clone()];
        if self.most == UNLIMITED {
            let mut latest = self.goal.clone();
            while !latest.is_none() {
                latest = before(&latest);
                latest.drop(&sets[0]);
                sets[0].or(&latest);
            }
        }
        let last = if self.most == UNLIMITED { self.least.max(1) } else { self.most };
        for round in (1..last).rev() {
            let mut ahead = before(&sets[sets.len() - 1]);
            if round >= self.least {
                ahead.or(self.goal);
            }
            sets.push(ahead);
        }
        sets.reverse();
        sets
    }
}
