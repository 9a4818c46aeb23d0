//! What the reader can do, taken from a clause's own words: addresses, links, settings paths, deadlines.

use super::pattern::Pattern;
use crate::clause::Clause;
use crate::report::{Action, ActionKind};

static EMAIL: Pattern = Pattern::new(r"(?i)[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}\b");
static BARE_LINK: Pattern = Pattern::new(r#"(?i)\bhttps?://[^\s"'<>()]*[^\s"'<>().,;:]"#);
/// "Settings > Data Controls", "Settings › Model training", or "your account settings".
static SETTINGS_PATH: Pattern = Pattern::new(concat!(
    r"\b[A-Z][\w&-]*(?: (?:and |of )?[A-Z&][\w&-]*){0,4}",
    r"(?: ?(?:-?>|›|»|→|▸) ?[A-Z][\w&-]*(?: (?:(?:and |of )?[A-Z&][\w&-]*|",
    r"(?:training|data|sharing|history|controls|preferences|settings|improvement|activity|ads|options|choices)\b)){0,4})+",
    r"|\b(?:your|Your) (?:[\w-]+ ){0,3}(?i:settings|preferences|preference center|dashboard)\b",
));
/// A street number or box down to a postcode or country.
static POST: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:p\.? ?o\.? box [0-9]+|[0-9]{1,5} [a-z0-9. ]{2,40} ",
    r"(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|way|square|court|ct|place|plaza|parkway|pkwy|broadway|floor))\b.{0,80}?",
    r"\b(?:[a-z]{2},? [0-9]{5}(?:-[0-9]{4})?|[0-9]{4,6}|[a-z]{1,2}[0-9][a-z0-9]? [0-9][a-z]{2}|usa|united states|ireland|united kingdom)\b",
));
/// A period to act within, and what starts it.
static DEADLINE: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:within|no later than|not later than|before the end of|prior to|at least|in)(?: the)?(?: first)? ",
    r"\(?(?:[0-9]{1,3}|seven|ten|fourteen|fifteen|twenty|thirty|forty-five|sixty|ninety)\)?(?: \([0-9]{1,3}\))?",
    r"[ -](?:calendar |business |working )?(?:days?|hours?|weeks?|months?|years?)\b",
    r"(?:(?: prior)? (?:of|after|from|following|before|to|in advance of|since) [^,.;()]{2,90})?",
));

/// The actions of the given kinds in a clause, in the order of the kinds. Their words are exact: as they stand in
/// [`Clause::text`], because canonical text keeps no addresses.
pub(super) fn of(clause: &Clause, kinds: &[ActionKind]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for &kind in kinds {
        match kind {
            ActionKind::Email => push_all(&mut actions, kind, &EMAIL, clause),
            ActionKind::Link => {
                for link in &clause.links {
                    let words = clause.text.get(link.words.clone()).unwrap_or_default().to_string();
                    push(&mut actions, Action { kind, value: link.href.clone(), words });
                }
                push_all(&mut actions, kind, &BARE_LINK, clause);
            }
            ActionKind::Settings => push_all(&mut actions, kind, &SETTINGS_PATH, clause),
            ActionKind::Post => push_all(&mut actions, kind, &POST, clause),
            ActionKind::Deadline => push_all(&mut actions, kind, &DEADLINE, clause),
        }
    }
    actions
}

fn push_all(actions: &mut Vec<Action>, kind: ActionKind, pattern: &Pattern, clause: &Clause) {
    for range in pattern.find_iter(&clause.text) {
        let words = clause.text[range].trim().to_string();
        push(actions, Action { kind, value: words.clone(), words });
    }
}

fn push(actions: &mut Vec<Action>, action: Action) {
    if !actions.iter().any(|known| known.kind == action.kind && known.value == action.value) {
        actions.push(action);
    }
}
