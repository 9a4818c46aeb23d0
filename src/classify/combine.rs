//! Rules and model together: the model reads what rules say among other things and decides; where a rule spoke the
//! finding is the rule's, with its words, else it is the model's own.

use super::actions::Actions;
use super::engine::RuleHit;
use super::merge::{self, Saying};
use super::model::{Model, Scoring, Spoken};
use super::reading::Reading;
use super::tokens::Tokens;
use super::{Category, Hit, compiled::CATEGORIES, engine};
use crate::clause::Clauses;
use crate::report::{Basis, Confidence, Kind};

/// The hits of a document, sorted by clause, then category.
pub(super) fn hits(clauses: &Clauses, kind: Kind, model: &Model) -> Vec<Hit> {
    let tokens = Tokens::of(clauses);
    let mut spoken = Vec::with_capacity(clauses.list.len());
    let mut by_rules = Vec::with_capacity(clauses.list.len());
    // A reading knows much of its text: each is left before the next, so that all stay in the processor's cache.
    for clause in 0..clauses.list.len() {
        let reading = Reading::of(&tokens, clause);
        let spoke = engine::rule_hits(&reading, kind);
        spoken.push(Spoken::of(named(&spoke)));
        by_rules.push(reading.is_statement().then(|| merge::merge(clause, &reading, spoke)));
    }
    let mut scoring = model.read(&tokens, kind, &spoken);
    let mut all = Vec::new();
    for (clause, hits) in by_rules.into_iter().enumerate() {
        let Some(mut hits) = hits else { continue };
        let judged = Judged { model, scores: scoring.scores(clause), clause };
        hits.retain_mut(|hit| judged.confirms(hit));
        let alone = judged.said().filter(|said| !hits.iter().any(|hit| std::ptr::eq(hit.category, said.category)));
        let alone: Vec<Hit> = alone.map(|said| said.hit(clauses, &Reading::of(&tokens, clause), &scoring)).collect();
        hits.extend(alone);
        let actions = Actions::of(&clauses.list[clause]);
        hits.iter_mut().for_each(|hit| hit.actions = actions.of_kinds(hit.category.actions));
        hits.sort_by_key(|hit| hit.category.slug);
        all.extend(hits);
    }
    all
}

/// Rule and category of every hit.
pub(super) fn named(hits: &[RuleHit]) -> impl Iterator<Item = (&str, &str)> {
    hits.iter().map(|hit| (hit.rule.id, CATEGORIES[hit.rule.category].slug))
}

/// What the model makes of one clause.
struct Judged<'a> {
    model: &'a Model,
    scores: Vec<f32>,
    clause: usize,
}

/// A category that the model gives a clause.
struct Said {
    clause: usize,
    /// Position among the model's categories.
    position: usize,
    category: &'static Category,
    confidence: Confidence,
}

impl Judged<'_> {
    /// Whether a rule's hit stands; if so, its confidence becomes the measured one. The model has no say on a category
    /// that it was not trained for.
    fn confirms(&self, hit: &mut Hit) -> bool {
        let position = self.model.categories().iter().position(|category| category.slug == hit.category.slug);
        let Some(position) = position else { return true };
        match self.confidence(position) {
            Some(confidence) => {
                hit.confidence = confidence;
                true
            }
            None => false,
        }
    }

    fn confidence(&self, position: usize) -> Option<Confidence> {
        let [low, medium, high] = self.model.categories()[position].thresholds;
        match self.scores[position] {
            score if score >= high => Some(Confidence::High),
            score if score >= medium => Some(Confidence::Medium),
            score if score >= low => Some(Confidence::Low),
            _ => None,
        }
    }

    fn said(&self) -> impl Iterator<Item = Said> {
        let known = |slug: &str| CATEGORIES.iter().find(|category| category.slug == slug);
        self.model.categories().iter().enumerate().filter_map(move |(position, category)| {
            let confidence = self.confidence(position)?;
            Some(Said { clause: self.clause, position, category: known(&category.slug)?, confidence })
        })
    }
}

impl Said {
    fn hit(self, clauses: &Clauses, reading: &Reading, scoring: &Scoring) -> Hit {
        let triggers = scoring.words_that_spoke(self.clause, self.position);
        let introduced = clauses.list[self.clause].lead_in.is_some();
        let basis = if triggers.is_empty() && introduced { Basis::LeadIn } else { Basis::Stated };
        let rule = format!("model/{}", self.category.slug).into();
        let (category, confidence) = (self.category, self.confidence);
        Saying { category, rule, confidence, basis, triggers }.hit(self.clause, reading)
    }
}
