//! How much a change weighs: by the words that changed, never by a guess at their meaning.

use super::{Piece, PieceKind, Weight};
use crate::record::{Edition, wording};

/// Words that a duty, a right, a limit, a denial, a recipient or a use hangs on. A change among them is substantive.
const OPERATIVE: &[&str] = &[
    // denials and exceptions
    "cannot except excluding neither never no none nor not only unless without",
    // duties and rights
    "agree agrees can choose consent entitled forbidden may might must opt permission permitted prohibited \
     refuse require required right rights shall should waive waiver will withdraw",
    // numbers in words
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty ninety \
     hundred thousand million",
    // extent
    "all always any indefinitely irrevocable perpetual solely worldwide",
    // time and money
    "annual annually business charge charges day days fee fees free hours immediately month monthly months \
     notice payment price refund week weeks year years",
    // recipients and uses
    "advertisers advertising affiliates ai arbitration authorities biometric children class collect combine \
     court courts delete disclose government jury law liability liable licence license location machine \
     marketing models partners profiling providers retain sell sensitive share sold store sublicense terminate \
     third train training transfer vendors",
];

/// Words of the line that says of when a document is.
const VERSION: &[&str] = &["dated", "effective", "modified", "revised", "revision", "updated", "version"];
/// The most words such a line has.
const VERSION_WORDS: usize = 14;
const MONTHS: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec";

/// Share of words that must remain for a clause to be more than a new one in an old one's place.
const MOST_REMAINS: f32 = 0.6;
/// A clause of fewer words is a heading or a label.
const FEWEST_WORDS: usize = 4;

/// The weight of the change that `pieces` show.
pub(super) fn of_words(pieces: &[Piece]) -> Weight {
    let side = |not| wording(pieces.iter().filter(|piece| piece.is != not).map(|piece| piece.text.as_str()));
    if side(PieceKind::Added) == side(PieceKind::Removed) {
        return Weight::Cosmetic;
    }
    let of = |kind: PieceKind| pieces.iter().filter(move |piece| piece.is == kind).flat_map(|piece| words(&piece.text));
    let (same, removed, added) =
        (of(PieceKind::Same).count(), of(PieceKind::Removed).count(), of(PieceKind::Added).count());
    let mut changed = of(PieceKind::Removed).chain(of(PieceKind::Added));
    let mut all = pieces.iter().flat_map(|piece| words(&piece.text));
    if all.clone().count() <= VERSION_WORDS
        && all.any(|word| VERSION.contains(&word.as_str()))
        && changed.clone().all(|word| is_number(&word) || MONTHS.split(' ').any(|month| month == word))
    {
        return Weight::Wording;
    }
    let operative = changed.any(|word| has_digit(&word) || is_operative(&word));
    let remains = 2.0 * same as f32 / (2 * same + removed + added).max(1) as f32;
    if operative || remains < MOST_REMAINS { Weight::Substantive } else { Weight::Wording }
}

/// The weight of clause `at` of `edition` being there at all, where `other` has nothing like it.
pub(super) fn of_whole(edition: &Edition, other: &Edition, at: usize) -> Option<Weight> {
    let has_category = edition.categories(at).next().is_some() && edition.rules == other.rules;
    match edition.text(at) {
        _ if has_category => Some(Weight::Substantive),
        Some(text) if words(text).count() < FEWEST_WORDS => Some(Weight::Wording),
        Some(_) => Some(Weight::Substantive),
        None => None,
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn is_operative(word: &str) -> bool {
    OPERATIVE.iter().any(|group| group.split(' ').any(|operative| operative == word))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::{Weight, words::difference};
    use super::of_words;

    #[test]
    fn what_changed_decides() {
        for (old, new, weight) in [
            ("We keep data.", "We keep  data!", Weight::Cosmetic),
            ("We keep your data on our servers.", "We keep your information on our servers.", Weight::Wording),
            ("We share your data with others.", "We never share your data with others.", Weight::Substantive),
            ("We keep your data for 30 days.", "We keep your data for 60 days.", Weight::Substantive),
            ("We share it with our vendors.", "We share it with our partners.", Weight::Substantive),
            ("Last updated: 3 May 2025", "Last updated: 12 June 2026", Weight::Wording),
            ("You agree.", "Totally different thing here.", Weight::Substantive),
        ] {
            assert_eq!(of_words(&difference(old, new)), weight, "{old} / {new}");
        }
    }
}
