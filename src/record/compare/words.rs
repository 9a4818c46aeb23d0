//! Two clauses in one text, word by word.

use super::sequence;
use serde::{Deserialize, Serialize};
use similar::DiffTag;

/// Words in a row that both clauses have, or only one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Piece {
    /// Which clause has them.
    pub is: PieceKind,
    /// The words, with the white space and punctuation between them.
    pub text: String,
}

/// Which of two clauses has the words of a [`Piece`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum PieceKind {
    /// Both.
    Same,
    /// The earlier one only.
    Removed,
    /// The later one only.
    Added,
}

/// The difference between `old` and `new`. The same and the removed pieces make `old`, the same and the added ones `new`.
pub(super) fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (earlier, now) = (tokens(old), tokens(new));
    let mut pieces: Vec<Piece> = Vec::new();
    // What is removed and added in one place, until the place ends.
    let (mut removed, mut added) = (String::new(), String::new());
    let ops = sequence::steps(&earlier, &now);
    for (at, op) in ops.iter().enumerate() {
        let (before, after) = (earlier[op.old_range()].concat(), now[op.new_range()].concat());
        let last = at + 1 == ops.len();
        // A lone space between two changed words is no common ground.
        let is_joint = before == " " && !last && !(removed.is_empty() && added.is_empty());
        if op.tag() == DiffTag::Equal && !is_joint {
            push(&mut pieces, PieceKind::Removed, std::mem::take(&mut removed));
            push(&mut pieces, PieceKind::Added, std::mem::take(&mut added));
            push(&mut pieces, PieceKind::Same, after);
        } else {
            removed.push_str(&before);
            added.push_str(&after);
        }
    }
    push(&mut pieces, PieceKind::Removed, removed);
    push(&mut pieces, PieceKind::Added, added);
    pieces
}

fn push(pieces: &mut Vec<Piece>, is: PieceKind, text: String) {
    if !text.is_empty() {
        pieces.push(Piece { is, text });
    }
}

/// The words of `text`, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (token, behind) = rest.split_at(word.max(if word == 0 { first.len_utf8() } else { 0 }));
        tokens.push(token);
        rest = behind;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::{PieceKind, difference};

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let shown: String = difference(old, new)
            .iter()
            .map(|piece| match piece.is {
                PieceKind::Same => piece.text.clone(),
                PieceKind::Removed => format!("[-{}-]", piece.text),
                PieceKind::Added => format!("{{+{}+}}", piece.text),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_are_told_apart() {
        check("We share data.", "We never share data.", "We {+never +}share data.");
        check("kept for 30 days", "kept for two years", "kept for [-30 days-]{+two years+}");
        check("We sell it.", "We sell it!", "We sell it[-.-]{+!+}");
        check("same", "same", "same");
        check("", "new", "{+new+}");
    }
}
