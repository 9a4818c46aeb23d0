//! Logistic regression for all categories at once: stochastic gradient descent with a step of its own for each weight
//! (AdaGrad) and an L1 penalty. One thread, a fixed order and `libm` for the exponential: the same rows give the same bits.
//!
//! Two things keep it from leaning on what holds for these rows only. Now and then a row is read as if no rule spoke, so
//! that words are learned too: on other companies rules miss more than on those that they were written with. And the
//! weights are the mean of those after each of the later passes.

use super::gold::Bits;

/// Categories are worked on in lanes; at most this many.
pub(super) const LANES: usize = 48;

/// One weight for each category.
pub(super) type Lanes = [f32; LANES];

/// One clause to learn from.
pub(super) struct Row {
    /// Positions of its features, and their values; what rules say comes last.
    pub(super) features: Vec<(u32, f32)>,
    /// How many of them no rule has a part in.
    pub(super) without_rules: usize,
    /// Categories it has.
    pub(super) labels: Bits,
    /// Categories it says nothing about.
    pub(super) unsure: Bits,
}

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parameters {
    /// Passes over the rows.
    pub(super) passes: u32,
    /// First step; it falls to a tenth over the passes.
    pub(super) step: f32,
    /// First value of each sum of squared gradients.
    pub(super) damping: f32,
    /// What a rule's word counts for before anything is learned, as a score for its category.
    pub(super) trust: Trust,
    /// How many in 100 times a row is read as if no rule spoke.
    pub(super) silence: u64,
}

/// How far rules are trusted: words can be learned where there are many examples of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trust {
    /// In categories that fewer clauses have than `rare`.
    pub(super) of_rare: f32,
    /// In the others.
    pub(super) of_others: f32,
    /// So many clauses.
    pub(super) rare: usize,
}

impl Trust {
    /// In a category that so many clauses have.
    pub(super) fn of(self, clauses: usize) -> f32 {
        if clauses < self.rare { self.of_rare } else { self.of_others }
    }
}

/// Weights by feature, and the biases.
pub(super) struct Fitted {
    pub(super) weights: Vec<Lanes>,
    pub(super) bias: Lanes,
}

impl Fitted {
    /// The score of every category.
    pub(super) fn scores(&self, features: &[(u32, f32)]) -> Lanes {
        let mut scores = self.bias;
        for &(feature, value) in features {
            let weights = &self.weights[feature as usize];
            for lane in 0..LANES {
                scores[lane] += value * weights[lane];
            }
        }
        scores
    }

    /// Adds a share of another's weights.
    fn add(&mut self, other: &Fitted, share: f32) {
        let add = |to: &mut Lanes, from: &Lanes| to.iter_mut().zip(from).for_each(|(to, from)| *to += share * from);
        self.weights.iter_mut().zip(&other.weights).for_each(|(to, from)| add(to, from));
        add(&mut self.bias, &other.bias);
    }
}

/// Fits `rows`. `penalties` has the L1 penalty of each feature; `start` has weights that do not start at 0: feature,
/// category, weight.
pub(super) fn fit(rows: &[Row], penalties: &[f32], start: &[(u32, usize, f32)], parameters: Parameters) -> Fitted {
    let features = penalties.len();
    let mut fitted = Fitted { weights: vec![[0.0; LANES]; features], bias: [0.0; LANES] };
    for &(feature, category, weight) in start {
        fitted.weights[feature as usize][category] = weight;
    }
    let mut mean = Fitted { weights: vec![[0.0; LANES]; features], bias: [0.0; LANES] };
    let mut squares = vec![[parameters.damping; LANES]; features];
    let mut bias_squares = [parameters.damping; LANES];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut chance = Chance(0x0139_408D_CBBF_7A44);
    let early = parameters.passes / 2;
    for pass in 0..parameters.passes {
        chance.shuffle(&mut order);
        let step = parameters.step * (1.0 - 0.9 * pass as f32 / parameters.passes as f32);
        for &row in &order {
            let row = &rows[row];
            let silent = chance.below(100) < parameters.silence;
            let features = if silent { &row.features[..row.without_rules] } else { &row.features };
            let gradient = gradient(&fitted.scores(features), row);
            for &(feature, value) in features {
                let feature = feature as usize;
                let (weights, squares) = (&mut fitted.weights[feature], &mut squares[feature]);
                descend(weights, squares, &gradient, value, step, penalties[feature]);
            }
            descend(&mut fitted.bias, &mut bias_squares, &gradient, 1.0, step, 0.0);
        }
        if pass >= early {
            mean.add(&fitted, 1.0 / (parameters.passes - early) as f32);
        }
    }
    mean
}

/// The gradient of the loss by each score.
fn gradient(scores: &Lanes, row: &Row) -> Lanes {
    let mut gradient = [0.0; LANES];
    for (lane, gradient) in gradient.iter_mut().enumerate() {
        if row.unsure >> lane & 1 == 0 {
            let likely = 1.0 / (1.0 + libm::expf(-scores[lane]));
            *gradient = likely - (row.labels >> lane & 1) as f32;
        }
    }
    gradient
}

fn descend(weights: &mut Lanes, squares: &mut Lanes, gradient: &Lanes, value: f32, step: f32, l1: f32) {
    for lane in 0..LANES {
        let slope = gradient[lane] * value;
        squares[lane] += slope * slope;
        let step = step / squares[lane].sqrt();
        let moved = weights[lane] - step * slope;
        let shrunk = (moved.abs() - step * l1).max(0.0);
        weights[lane] = shrunk.copysign(moved);
    }
}

/// Chance by xorshift: the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// Fisher and Yates.
    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Trust = Trust { of_rare: 0.0, of_others: 0.0, rare: 0 };

    fn row(feature: u32, labels: Bits, unsure: Bits) -> Row {
        Row { features: vec![(feature, 1.0)], without_rules: 1, labels, unsure }
    }

    #[test]
    fn learns_what_separates_and_nothing_from_what_is_unsure() {
        let rows: Vec<Row> = (0..40).flat_map(|_| [row(0, 0b01, 0b10), row(1, 0, 0b10)]).collect();
        let parameters = Parameters { passes: 5, step: 0.3, damping: 0.01, trust: NONE, silence: 0 };
        let fitted = fit(&rows, &[0.0; 2], &[], parameters);
        assert!(fitted.scores(&[(0, 1.0)])[0] > 1.0 && fitted.scores(&[(1, 1.0)])[0] < -1.0);
        assert_eq!(fitted.weights[0][1], 0.0);
        let again = fit(&rows, &[0.0; 2], &[], parameters);
        assert_eq!(fitted.weights, again.weights);
    }

    #[test]
    fn words_are_learned_beside_a_rule_that_says_it_all() {
        let with_rule = |_| Row { features: vec![(0, 1.0), (1, 1.0)], without_rules: 1, labels: 1, unsure: 0 };
        let rows: Vec<Row> = (0..40).map(with_rule).chain((0..40).map(|_| row(2, 0, 0))).collect();
        let word = |silence| {
            let parameters = Parameters { passes: 6, step: 0.3, damping: 0.01, trust: NONE, silence };
            fit(&rows, &[0.0; 3], &[(1, 0, 6.0)], parameters).weights[0][0]
        };
        assert!(word(20) > 1.5 * word(0), "{} {}", word(20), word(0));
    }
}
