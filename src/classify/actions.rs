//! What the reader can do, taken from a clause's own words: addresses, links, settings paths, deadlines.

use super::compiled::{GRAMMAR, MACHINE};
use super::text::whole_characters;
use crate::clause::Clause;
use crate::report::{Action, ActionKind};
use matcher::Subject;

/// The actions of the given kinds in a clause, in the order of the kinds. Their words are exact: as they stand in
/// [`Clause::text`], because canonical text keeps no addresses.
pub(super) fn of(clause: &Clause, kinds: &[ActionKind]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    if kinds.is_empty() {
        return actions;
    }
    let text = Subject::new(&MACHINE, clause.text.clone());
    for &kind in kinds {
        if kind == ActionKind::Link {
            // An address to write to is an e-mail address, however it is linked.
            let is_mail = |href: &str| href.starts_with("mailto:") && kinds.contains(&ActionKind::Email);
            for link in clause.links.iter().filter(|link| !is_mail(&link.href)) {
                let words = clause.text.get(link.words.clone()).unwrap_or_default().to_string();
                push(&mut actions, Action { kind, value: link.href.clone(), words });
            }
        }
        for range in text.matches(pattern(kind)) {
            let words = clause.text[whole_characters(&clause.text, range)].trim().to_string();
            push(&mut actions, Action { kind, value: words.clone(), words });
        }
    }
    actions
}

fn pattern(kind: ActionKind) -> u16 {
    match kind {
        ActionKind::Email => GRAMMAR.email,
        ActionKind::Link => GRAMMAR.link,
        ActionKind::Settings => GRAMMAR.settings,
        ActionKind::Post => GRAMMAR.post,
        ActionKind::Deadline => GRAMMAR.deadline,
    }
}

fn push(actions: &mut Vec<Action>, action: Action) {
    if !actions.iter().any(|known| known.kind == action.kind && known.value == action.value) {
        actions.push(action);
    }
}
