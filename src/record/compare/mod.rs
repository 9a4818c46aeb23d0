//! Two states of one document, clause by clause.

mod align;
mod reworded;
mod weight;
mod words;

pub use words::{Piece, PieceKind};

use super::Edition;
use align::Pairing;
use serde::{Deserialize, Serialize};

/// What a page is, held against one earlier state of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Comparison {
    /// All in one word.
    pub verdict: Sameness,
    /// How many clauses came out how.
    pub counts: ChangeCounts,
    /// The weightiest change; `null` where nothing changed, or where the words that changed are not at hand.
    pub weight: Option<Weight>,
    /// One entry for each clause of the page, in order. Empty where recipes differ.
    pub clauses: Vec<ClauseChange>,
    /// Clauses of the earlier state that the page does not have, in their order.
    pub gone: Vec<GoneClause>,
}

/// How a page is to an earlier state of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Sameness {
    /// Every clause is the same, in the same order.
    Identical,
    /// Every word is the same: only order, sentence ends, case or punctuation differ.
    SameWording,
    /// Clauses are new, gone or reworded.
    Changed,
    /// The hashes are made by different recipes and say nothing of each other.
    OtherRecipe,
}

/// How many clauses came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChangeCounts {
    /// Clauses of the page.
    pub clauses: u32,
    /// As they were, in their place.
    pub same: u32,
    /// As they were, in another place.
    pub moved: u32,
    /// With the same words in another form.
    pub reformatted: u32,
    /// In place of an earlier clause that is much alike.
    pub reworded: u32,
    /// Not there before.
    pub new: u32,
    /// There before, and not in the page.
    pub gone: u32,
}

/// What became of one clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ClauseChange {
    /// How it came out.
    pub status: Status,
    /// Position of the earlier clause that it corresponds to.
    pub old: Option<u32>,
    /// How much the change weighs; `null` where there is none, or where words are not at hand.
    pub weight: Option<Weight>,
    /// The earlier clause and this one in one text, word by word; empty unless the clause is reworded or reformatted.
    pub words: Vec<Piece>,
}

/// How one clause of a page came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Status {
    /// As it was.
    Same,
    /// As it was, in another place.
    Moved,
    /// The same words in another form: other punctuation or case, a sentence cut elsewhere.
    Reformatted,
    /// Like an earlier clause, with other words. Told only where the earlier text is at hand.
    Reworded,
    /// Not there before.
    New,
}

/// A clause that is not there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct GoneClause {
    /// Its position in the earlier state.
    pub old: u32,
    /// The clause of the page that it stood before; the number of clauses where it stood behind all.
    pub before: u32,
    /// Its hash.
    pub hash: String,
    /// Its canonical text, where it is at hand.
    pub text: Option<String>,
    /// How much its loss weighs; `null` where nothing is known of what it said.
    pub weight: Option<Weight>,
}

/// How much a change weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Weight {
    /// Form only.
    Cosmetic,
    /// Other words, and nothing that shows that they say something else.
    Wording,
    /// A number, a denial, a duty, a right, a recipient or a category is among what changed.
    Substantive,
}

/// Holds `page` against `old`, an earlier state of the document. Rules that differ between the two are no change.
pub fn compare(page: &Edition, old: &Edition) -> Comparison {
    if page.recipe != old.recipe {
        let counts = ChangeCounts { clauses: page.clauses.len() as u32, ..ChangeCounts::default() };
        let verdict = Sameness::OtherRecipe;
        return Comparison { verdict, counts, weight: None, clauses: Vec::new(), gone: Vec::new() };
    }
    let mut pairing = Pairing::of(page, old);
    if page.wording == old.wording {
        // Whatever is unpaired is cut otherwise: no word is new or gone.
        pairing.gone.clear();
        pairing
            .new
            .iter_mut()
            .filter(|(status, _)| *status == Status::New)
            .for_each(|(status, _)| *status = Status::Reformatted);
    }
    let clauses: Vec<ClauseChange> =
        pairing.new.iter().enumerate().map(|(at, pair)| change(page, old, at, pair)).collect();
    let gone: Vec<GoneClause> = pairing.gone.iter().map(|&(at, before)| gone_clause(page, old, at, before)).collect();
    let counts = counts(&clauses, &gone);
    let verdict = if page.hash == old.hash {
        Sameness::Identical
    } else if counts.new + counts.gone + counts.reworded == 0 {
        Sameness::SameWording
    } else {
        Sameness::Changed
    };
    let weights = clauses.iter().map(|change| change.weight).chain(gone.iter().map(|gone| gone.weight));
    Comparison { verdict, counts, weight: weights.flatten().max(), clauses, gone }
}

fn change(page: &Edition, old: &Edition, at: usize, &(status, from): &(Status, Option<usize>)) -> ClauseChange {
    let texts = from.and_then(|from| old.text(from)).zip(page.text(at));
    let (words, weight) = match (status, texts) {
        (Status::Same, _) => (Vec::new(), None),
        (Status::Moved, _) => (Vec::new(), Some(Weight::Cosmetic)),
        (Status::Reformatted, Some((old, new))) => (words::difference(old, new), Some(Weight::Cosmetic)),
        (Status::Reformatted, None) => (Vec::new(), Some(Weight::Cosmetic)),
        (Status::New, _) | (Status::Reworded, None) => (Vec::new(), weight::of_whole(page, old, at)),
        (Status::Reworded, Some((old_text, new_text))) => {
            let words = words::difference(old_text, new_text);
            let categories_differ =
                page.rules == old.rules && from.is_some_and(|from| !page.categories(at).eq(old.categories(from)));
            let weight = if categories_differ { Weight::Substantive } else { weight::of_words(&words) };
            (words, Some(weight))
        }
    };
    ClauseChange { status, old: from.map(|from| from as u32), weight, words }
}

fn gone_clause(page: &Edition, old: &Edition, at: usize, before: usize) -> GoneClause {
    GoneClause {
        old: at as u32,
        before: before as u32,
        hash: old.clauses[at].clone(),
        text: old.text(at).map(str::to_owned),
        weight: weight::of_whole(old, page, at),
    }
}

fn counts(clauses: &[ClauseChange], gone: &[GoneClause]) -> ChangeCounts {
    let with = |status| clauses.iter().filter(|change| change.status == status).count() as u32;
    ChangeCounts {
        clauses: clauses.len() as u32,
        same: with(Status::Same),
        moved: with(Status::Moved),
        reformatted: with(Status::Reformatted),
        reworded: with(Status::Reworded),
        new: with(Status::New),
        gone: gone.len() as u32,
    }
}
