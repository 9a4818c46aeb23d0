//! What the reader can do, taken from a clause's own words: addresses, links, settings paths, deadlines.

use super::compiled::{GRAMMAR, MACHINE};
use super::text::whole_characters;
use crate::clause::Clause;
use crate::report::{Action, ActionKind};
use matcher::Subject;
use std::cell::OnceCell;

const KINDS: usize = ActionKind::Deadline as usize + 1;

/// What a clause lets the reader do: each kind is looked for once, however many categories ask.
pub(super) struct Actions<'a> {
    clause: &'a Clause,
    subject: OnceCell<Subject>,
    /// For each kind the words that its pattern finds.
    words: [OnceCell<Vec<String>>; KINDS],
}

impl<'a> Actions<'a> {
    /// Nothing is looked for yet.
    pub(super) fn of(clause: &'a Clause) -> Actions<'a> {
        Actions { clause, subject: OnceCell::new(), words: Default::default() }
    }

    /// The actions of the given kinds, in the order of the kinds. Their words are exact: as they stand in [`Clause::text`],
    /// because canonical text keeps no addresses.
    pub(super) fn of_kinds(&self, kinds: &[ActionKind]) -> Vec<Action> {
        let mut actions: Vec<Action> = Vec::new();
        for &kind in kinds {
            if kind == ActionKind::Link {
                // An address to write to is an e-mail address, however it is linked.
                let is_mail = |href: &str| href.starts_with("mailto:") && kinds.contains(&ActionKind::Email);
                for link in self.clause.links.iter().filter(|link| !is_mail(&link.href)) {
                    let words = self.clause.text.get(link.words.clone()).unwrap_or_default().to_string();
                    push(&mut actions, Action { kind, value: link.href.clone(), words });
                }
            }
            for words in self.words(kind) {
                push(&mut actions, Action { kind, value: words.clone(), words: words.clone() });
            }
        }
        actions
    }

    fn words(&self, kind: ActionKind) -> &[String] {
        self.words[kind as usize].get_or_init(|| {
            let text = &self.clause.text;
            let subject = self.subject.get_or_init(|| Subject::new(&MACHINE, text.clone()));
            let words = |range| text[whole_characters(text, range)].trim().to_string();
            subject.matches(pattern(kind)).map(words).collect()
        })
    }
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
