//! What was found against what is there: precision, recall and F1.

/// Hits, false alarms and misses.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) hits: u32,
    pub(crate) alarms: u32,
    pub(crate) misses: u32,
}

impl Tally {
    pub(crate) fn precision(self) -> f64 {
        ratio(self.hits, self.hits + self.alarms)
    }

    pub(crate) fn recall(self) -> f64 {
        ratio(self.hits, self.hits + self.misses)
    }

    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.hits, 2 * self.hits + self.alarms + self.misses)
    }

    pub(crate) fn labelled(self) -> u32 {
        self.hits + self.misses
    }

    pub(crate) fn plus(self, other: Tally) -> Tally {
        Tally { hits: self.hits + other.hits, alarms: self.alarms + other.alarms, misses: self.misses + other.misses }
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}
