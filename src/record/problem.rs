//! What can be wrong with a record. A record comes from elsewhere and is not believed before it has been checked.

use super::{FORMAT, Record, record_id};
use crate::text::RECIPE;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a record is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", content = "value", rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Problem {
    /// It has another format, or one that is not known yet.
    Format(String),
    /// Its hashes are made by a recipe that is not known.
    Recipe(String),
    /// This value should be a SHA-256 in lower-case hexadecimal.
    NoHash(String),
    /// Its id is not that of its content, which is this.
    Id(String),
    /// Its time is no RFC 3339 time in UTC.
    Time(String),
    /// It gives a category to a clause it does not have.
    Clause(u32),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(format) => write!(f, "the format is \"{format}\", not {FORMAT}"),
            Self::Recipe(recipe) => write!(f, "the recipe \"{recipe}\" is not known here ({RECIPE} is)"),
            Self::NoHash(value) => write!(f, "\"{value}\" is no SHA-256 in lower-case hexadecimal"),
            Self::Id(id) => write!(f, "the id does not fit the content, whose id is {id}"),
            Self::Time(time) => write!(f, "\"{time}\" is no time like 2026-11-25T21:46:38Z"),
            Self::Clause(clause) => write!(f, "clause {clause} has a category and does not exist"),
        }
    }
}

impl std::error::Error for Problem {}

/// The first thing that is wrong with `record`, if anything is.
pub fn problem(record: &Record) -> Option<Problem> {
    if record.format != FORMAT {
        return Some(Problem::Format(record.format.clone()));
    }
    if record.recipe != RECIPE {
        return Some(Problem::Recipe(record.recipe.clone()));
    }
    let mut hashes = [&record.id, &record.hash, &record.wording].into_iter().chain(&record.clauses);
    if let Some(value) = hashes.find(|value| !is_hash(value)) {
        return Some(Problem::NoHash(value.clone()));
    }
    if whole_seconds(&record.captured).as_ref() != Ok(&record.captured) {
        return Some(Problem::Time(record.captured.clone()));
    }
    if let Some(found) = record.categories.iter().find(|found| found.clause as usize >= record.clauses.len()) {
        return Some(Problem::Clause(found.clause));
    }
    let id = record_id(record);
    (id != record.id).then_some(Problem::Id(id))
}

fn is_hash(value: &str) -> bool {
    // Digits and letters come by chance, which no processor foresees: without a branch for each this is several times faster.
    value.len() == 64 && value.bytes().fold(true, |all, b| all & (b.is_ascii_digit() | (b'a'..=b'f').contains(&b)))
}

/// `time`, an RFC 3339 time in UTC, without fractions of a second: such times sort as texts.
pub(super) fn whole_seconds(time: &str) -> Result<String, Problem> {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let (whole, rest) = time.split_at_checked(SHAPE.len()).unwrap_or((time, ""));
    let fits = whole.len() == SHAPE.len()
        && whole.bytes().zip(SHAPE).all(|(b, &shape)| if shape == b'0' { b.is_ascii_digit() } else { b == shape });
    let part = |at: usize| whole[at..at + 2].parse::<u8>().unwrap_or(u8::MAX);
    let in_range = || {
        (1..=12).contains(&part(5)) && (1..=31).contains(&part(8)) && part(11) < 24 && part(14) < 60 && part(17) <= 60
    };
    let fraction = rest.strip_suffix('Z').or_else(|| rest.strip_suffix("+00:00"));
    let fraction_fits = fraction.is_some_and(|fraction| {
        fraction.is_empty()
            || fraction.strip_prefix('.').is_some_and(|f| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()))
    });
    if fits && in_range() && fraction_fits { Ok(format!("{whole}Z")) } else { Err(Problem::Time(time.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::whole_seconds;

    #[test]
    fn times_are_in_utc() {
        for time in ["2026-11-25T21:46:38Z", "2026-11-25T21:46:38.123Z", "2026-11-25T21:46:38+00:00"] {
            assert_eq!(whole_seconds(time).as_deref(), Ok("2026-11-25T21:46:38Z"));
        }
        for time in [
            "",
            "2026-11-25",
            "2026-11-25T21:46:38",
            "2026-13-25T21:46:38Z",
            "2026-11-25T21:46:38+01:00",
            "2026-11-25T21:46:38.Z",
        ] {
            assert!(whole_seconds(time).is_err(), "{time}");
        }
    }
}
