//! From fitted weights to what the library carries: the heaviest weights, in 8 bits each.

use super::solver::{Fitted, LANES};
use clausemark::classify::model::{CategoryWeights, Weights};

/// Keeps the `keep` heaviest weights and rounds them; returns them as the file has them. `fitted` becomes what the file says.
pub(super) fn compact(fitted: &mut Fitted, ids: &[u32], categories: &[String], keep: usize) -> Weights {
    let mut sizes: Vec<f32> =
        fitted.weights.iter().flatten().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let least = sizes.get(keep).copied().unwrap_or(0.0);
    let mut steps = [0.0f32; LANES];
    for weights in &fitted.weights {
        for (step, weight) in steps.iter_mut().zip(weights) {
            *step = step.max(weight.abs() / 127.0);
        }
    }
    let mut kept: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
    for (weights, &id) in fitted.weights.iter_mut().zip(ids) {
        let mut entries = Vec::new();
        for (category, (weight, step)) in weights.iter_mut().zip(steps).enumerate() {
            let rounded = if weight.abs() > least { (*weight / step).round() } else { 0.0 };
            *weight = rounded * step;
            if rounded != 0.0 {
                entries.push((category as u8, rounded as i8));
            }
        }
        if !entries.is_empty() {
            kept.push((id, entries));
        }
    }
    kept.sort_unstable_by_key(|&(id, _)| id);
    let mut weights = Weights::default();
    for (category, slug) in categories.iter().enumerate() {
        weights.categories.push(CategoryWeights {
            slug: slug.clone(),
            bias: fitted.bias[category],
            step: steps[category],
            thresholds: [f32::INFINITY; 3],
        });
    }
    for (id, entries) in kept {
        weights.features.push(id);
        weights.entries.extend(entries);
        weights.ends.push(weights.entries.len() as u32);
    }
    weights
}
