//! What holds for every weights file that the library may carry.

use super::*;
use crate::clause::Clause;
use crate::report::ClauseKind;

fn document(texts: &[&str]) -> Clauses {
    let clause = |(block, text): (usize, &&str)| Clause {
        kind: ClauseKind::Sentence,
        text: (*text).to_owned(),
        canonical: (*text).to_owned(),
        hash: [0; 32],
        level: 0,
        lead_in: None,
        heading: None,
        block,
        ranges: Vec::new(),
        links: Vec::new(),
    };
    Clauses { list: texts.iter().enumerate().map(clause).collect() }
}

/// A model with one category, for which each of `features` adds the same.
fn one_category(mut features: Vec<u32>) -> Model {
    features.sort_unstable();
    features.dedup();
    let ends = (1..=features.len() as u32).collect();
    let entries = vec![(0, 100); features.len()];
    let category = CategoryWeights { slug: "retention".to_owned(), bias: -1.0, step: 0.02, thresholds: [0.0; 3] };
    Model::of(Weights { categories: vec![category], features, ends, entries })
}

#[test]
fn only_the_librarys_own_weights_are_taken() {
    assert_eq!(load(LIBRARY), Ok(()));
    assert_eq!(load(&LIBRARY[1..]), Err(WeightsError::NotWeights));
    assert_eq!(load(&Weights::default().write()), Err(WeightsError::Other));
}

#[test]
fn the_librarys_weights_can_be_read() {
    assert_eq!(Weights::read(LIBRARY), Weights::read_trusted(LIBRARY));
    let model = Model::library();
    let known = |slug: &str| crate::classify::compiled::CATEGORIES.iter().any(|category| category.slug == slug);
    for category in model.categories() {
        assert!(known(&category.slug), "{} is in no rule file", category.slug);
        assert!(category.thresholds.is_sorted(), "{}: confidence falls as the score rises", category.slug);
    }
}

#[test]
fn training_and_marking_see_the_same_features() {
    let clauses = document(&["We keep your data.", "We keep your data for two years, and we keep your data safe."]);
    let learned = features(&clauses, Kind::Privacy);
    let model = one_category(learned[1].iter().map(|feature| feature.id).collect());
    let expected: f32 = -1.0 + 0.02 * learned[1].iter().map(|feature| 100.0 * feature.value).sum::<f32>();
    let score = model.scores(&clauses, Kind::Privacy)[1][0];
    assert!((score - expected).abs() < 1e-3, "{score} {expected}");
}

#[test]
fn the_words_that_weigh_are_named() {
    let text = "Backups stay on our servers for ninety days.";
    let clauses = document(&[text]);
    let other = document(&["Backups stay on our servers and so on."]);
    let ids = |clauses| features(clauses, Kind::Privacy)[0].iter().map(|feature| feature.id).collect::<Vec<_>>();
    let known = ids(&other);
    let model = one_category(ids(&clauses).into_iter().filter(|id| !known.contains(id)).collect());
    let spoken = [Spoken::default()];
    let tokens = Tokens::of(&clauses);
    let words = model.read(&tokens, Kind::Privacy, &spoken).words_that_spoke(0, 0);
    assert!(words.iter().any(|range| text[range.clone()].contains("ninety")), "{words:?}");
    assert!(words.iter().all(|range| !text[range.clone()].contains("Backups")), "{words:?}");
}
