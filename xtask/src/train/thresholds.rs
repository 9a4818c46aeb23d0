//! From which score on a category is said, and how surely: chosen from scores of documents that the model had not seen.

/// Scores and truth of one category over the segments of many documents.
pub(super) type Curve = Vec<(f32, bool)>;

/// The scores tried as lowest: even odds and what lies around.
const LOWEST: [f32; 36] = {
    let mut tried = [0.0; 36];
    let mut at = 0;
    while at < tried.len() {
        tried[at] = -3.2 + 0.12 * at as f32;
        at += 1;
    }
    tried
};

/// How many labelled segments' worth the other categories have a say in each category's choice: what keeps a category
/// with few labels from a threshold that only chance made look best.
const SHARED: f64 = 20.0;

/// How many of the scores tried on either side count in the choice of one: what holds for its neighbours too is less chance.
const AROUND: usize = 3;

/// For each category the lowest score at which it is said: that with the best F1, on the mean of its neighbours'.
pub(super) fn lowest(curves: &[Curve]) -> Vec<f32> {
    let counts: Vec<Vec<(f64, f64)>> =
        curves.iter().map(|curve| LOWEST.iter().map(|&at| above(curve, at)).collect()).collect();
    let labelled: Vec<f64> =
        curves.iter().map(|curve| curve.iter().filter(|(_, truth)| *truth).count() as f64).collect();
    let all: f64 = labelled.iter().sum::<f64>().max(1.0);
    let pooled: Vec<(f64, f64)> = (0..LOWEST.len())
        .map(|at| counts.iter().fold((0.0, 0.0), |sum, category| (sum.0 + category[at].0, sum.1 + category[at].1)))
        .collect();
    let best = |(category, labelled): (&Vec<(f64, f64)>, &f64)| {
        let f1 = |at: usize| {
            let hits = category[at].0 + SHARED * pooled[at].0 / all;
            let said = category[at].1 + SHARED * pooled[at].1 / all;
            2.0 * hits / (said + labelled + SHARED)
        };
        let tried: Vec<f64> = (0..LOWEST.len()).map(f1).collect();
        let mean = |at: usize| {
            let around = &tried[at.saturating_sub(AROUND)..(at + AROUND + 1).min(tried.len())];
            around.iter().sum::<f64>() / around.len() as f64
        };
        let best = (0..LOWEST.len()).max_by(|&a, &b| mean(a).total_cmp(&mean(b)));
        best.map_or(0.0, |at| LOWEST[at])
    };
    counts.iter().zip(&labelled).map(best).collect()
}

/// How many segments score at least `lowest`: those that have the category, and all.
fn above(curve: &Curve, lowest: f32) -> (f64, f64) {
    let said = curve.iter().filter(|&&(score, _)| score >= lowest);
    said.fold((0.0, 0.0), |sum, &(_, truth)| (sum.0 + f64::from(u8::from(truth)), sum.1 + 1.0))
}

/// Fewest segments that a precision can be measured on.
const ENOUGH: u32 = 5;

/// The lowest scores for low, medium and high confidence: from `lowest` on; where the segments that reach neither high
/// nor less than it are right in 75 of 100 cases; where they are right in 90 of 100.
pub(super) fn levels(curve: &Curve, lowest: f32) -> [f32; 3] {
    let mut said: Curve = curve.iter().copied().filter(|&(score, _)| score >= lowest).collect();
    said.sort_by(|a, b| b.0.total_cmp(&a.0));
    let high = from(&said, 0.90);
    let rest: Curve = said.iter().copied().filter(|&(score, _)| score < high).collect();
    let medium = if rest.is_empty() { high } else { from(&rest, 0.75).min(high) };
    [lowest.min(medium), medium, high]
}

/// The lowest score such that those from it on (`said` falls) are right in this share of cases; infinite if none is.
fn from(said: &Curve, precision: f64) -> f32 {
    let (mut right, mut from) = (0u32, f32::INFINITY);
    for (position, &(score, truth)) in (1u32..).zip(said) {
        right += u32::from(truth);
        let tied = said.get(position as usize).is_some_and(|next| next.0 == score);
        if !tied && position >= ENOUGH && f64::from(right) >= precision * f64::from(position) {
            from = score;
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_score_parts_right_from_wrong() {
        let curve: Curve = (0..100).map(|at| (at as f32 / 25.0 - 2.0, at >= 60)).collect();
        let [lowest] = lowest(std::slice::from_ref(&curve))[..] else { panic!("one category, one score") };
        assert!((0.2..=0.6).contains(&lowest), "{lowest}");
    }

    #[test]
    fn levels_rise_with_precision() {
        let mut curve: Curve = (0..20).map(|_| (3.0, true)).collect();
        curve.extend((0..20).map(|at| (1.0, at % 4 != 0)));
        curve.extend((0..20).map(|at| (0.0, at % 2 == 0)));
        assert_eq!(levels(&curve, -1.0), [-1.0, 1.0, 3.0]);
    }

    #[test]
    fn few_examples_give_no_confidence() {
        assert_eq!(levels(&vec![(2.0, true); 4], 0.0), [0.0, f32::INFINITY, f32::INFINITY]);
    }
}
