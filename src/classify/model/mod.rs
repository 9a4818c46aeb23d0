//! The statistical model beside the rules: one linear score per category, over words, word groups, surroundings and
//! what rules say. `cargo xtask train` writes its weights; `model/provenance.json` tells from what.

mod features;
mod groups;
mod scoring;
mod table;
mod weights;
mod words;

pub use features::Group;
pub(in crate::classify) use features::Spoken;
pub(super) use groups::{Phrase, beginning};
pub(in crate::classify) use scoring::Scoring;
pub use table::Model;
pub use weights::{CategoryWeights, Weights, WeightsError};
pub(super) use words::stems;

use super::{combine::named, engine, reading::Reading, tokens::Tokens};
use crate::clause::Clauses;
use crate::report::Kind;
use features::{Features, GROUPS, feature, value};
use std::sync::OnceLock;

static MODEL: OnceLock<Model> = OnceLock::new();

/// The weights file that this library speaks by. A library without the feature `weights` has nothing of it but the checksum.
const LIBRARY: &[u8] = include_bytes!("../../../model/weights.bin");
const CHECKSUM: [u8; weights::CHECKSUM] = weights::checksum(LIBRARY);

/// Takes the weights that the library was built without: before anything is scored. That they are what their checksum says
/// is for whoever packs them: a browser lets no file of an extension be changed.
///
/// # Errors
/// As [`Weights::read`], and [`WeightsError::Other`] for the weights of another version.
pub fn load(bytes: &[u8]) -> Result<(), WeightsError> {
    let weights = Weights::read_trusted(bytes)?;
    if weights::checksum(bytes) != CHECKSUM {
        return Err(WeightsError::Other);
    }
    MODEL.get_or_init(|| Model::of(weights));
    Ok(())
}

/// A feature of a clause with its value: what training learns from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// Where it comes from.
    pub group: Group,
    /// Number of the feature; no two groups share one.
    pub id: u32,
    /// Its value: more than 0.
    pub value: f32,
}

/// The features of every clause of a document of this kind, each feature once.
pub fn features(clauses: &Clauses, kind: Kind) -> Vec<Vec<Feature>> {
    let tokens = Tokens::of(clauses);
    let spoken = spoken(&tokens, kind);
    let features = Features::of(&tokens, kind, &spoken);
    let of_clause = |clause| {
        let mut all: Vec<Feature> = Vec::new();
        for (group, weight) in GROUPS {
            let mut ids = Vec::new();
            features.collect(clause, group, &mut |key, _, _| ids.push(feature(group, key)));
            let value = value(group, weight, ids.len());
            ids.sort_unstable();
            ids.dedup();
            all.extend(ids.into_iter().map(|id| Feature { group, id, value }));
        }
        all
    };
    (0..clauses.list.len()).map(of_clause).collect()
}

/// The feature of a clause about which a rule of the category `slug` speaks.
pub fn rule_feature(slug: &str) -> u32 {
    features::rule_speaks_for(slug)
}

fn spoken(tokens: &Tokens, kind: Kind) -> Vec<Spoken> {
    let of_clause = |clause| {
        let hits = engine::rule_hits(&Reading::of(tokens, clause), kind);
        Spoken::of(named(&hits))
    };
    (0..tokens.clauses.list.len()).map(of_clause).collect()
}

impl Model {
    /// The model that the library carries, or was handed.
    ///
    /// # Panics
    /// Without the feature `weights`, before [`load`].
    pub fn library() -> &'static Model {
        #[cfg(feature = "weights")]
        // A test reads the same bytes and their checksum: they cannot be wrong here.
        return MODEL.get_or_init(|| Model::of(Weights::read_trusted(LIBRARY).expect("the library's own weights")));
        #[cfg(not(feature = "weights"))]
        MODEL.get().expect("weights are loaded before anything is scored")
    }

    /// For every clause the score of every category: the higher the likelier; 0 is even odds.
    pub fn scores(&self, clauses: &Clauses, kind: Kind) -> Vec<Vec<f32>> {
        let tokens = Tokens::of(clauses);
        let spoken = spoken(&tokens, kind);
        let mut scoring = self.read(&tokens, kind, &spoken);
        (0..clauses.list.len()).map(|clause| scoring.scores(clause)).collect()
    }
}

#[cfg(test)]
mod tests;
