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
    problem_but_id(record, &record.clauses, record.categories.iter().map(|found| found.clause)).or_else(|| {
        let id = record_id(record);
        (id != record.id).then_some(Problem::Id(id))
    })
}

/// The first thing that is wrong with `record` apart from its id, which nearly all of the work is for. It has these clauses,
/// and `categories` are the clauses that have one.
pub fn problem_but_id(
    record: &Record,
    clauses: &[impl AsRef<str>],
    mut categories: impl Iterator<Item = u32>,
) -> Option<Problem> {
    if record.format != FORMAT {
        return Some(Problem::Format(record.format.clone()));
    }
    if record.recipe != RECIPE {
        return Some(Problem::Recipe(record.recipe.clone()));
    }
    let of_record = [&record.id, &record.hash, &record.wording].into_iter().map(String::as_str);
    let mut hashes = of_record.chain(clauses.iter().map(AsRef::as_ref));
    if let Some(value) = hashes.find(|value| !is_hash(value)) {
        return Some(Problem::NoHash(value.to_owned()));
    }
    if whole_seconds(&record.captured).as_ref() != Ok(&record.captured) {
        return Some(Problem::Time(record.captured.clone()));
    }
    categories.find(|&clause| clause as usize >= clauses.len()).map(Problem::Clause)
}

fn is_hash(value: &str) -> bool {
    /// One in each byte.
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHEST: u64 = 0x80 * EACH;
    // Digits and letters come by chance, which no processor foresees: eight at a time, without a branch for any, this is
    // several times faster than one by one. The highest bit of a byte says what is asked of it; ASCII has none by itself.
    let are_from = |bytes: u64, least: u8| bytes.wrapping_add(EACH * u64::from(0x80 - least));
    let are_between = |bytes, least, most: u8| are_from(bytes, least) & !are_from(bytes, most + 1);
    let wrong = |part: &[u8; 8]| {
        let bytes = u64::from_le_bytes(*part);
        bytes | !(are_between(bytes, b'0', b'9') | are_between(bytes, b'a', b'f'))
    };
    let (parts, left) = value.as_bytes().as_chunks();
    parts.len() == 8 && left.is_empty() && parts.iter().fold(0, |all, part| all | wrong(part)) & HIGHEST == 0
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
    use super::{is_hash, whole_seconds};

    #[test]
    fn a_hash_is_64_digits_and_letters() {
        let hash = "0123456789abcdef".repeat(4);
        assert!(is_hash(&hash));
        for length in (0..64).chain([65, 72, 128]) {
            assert!(!is_hash(&hash.repeat(2)[..length]));
        }
        for at in 0..64 {
            for byte in 0..0x80u8 {
                let value = [&hash[..at], char::from(byte).encode_utf8(&mut [0]), &hash[at + 1..]].concat();
                assert_eq!(is_hash(&value), matches!(byte, b'0'..=b'9' | b'a'..=b'f'), "{value:?}");
            }
        }
        for at in 0..63 {
            for other in ['\u{80}', 'é', '\u{7ff}'] {
                let value = [&hash[..at], other.encode_utf8(&mut [0; 2]), &hash[at + 2..]].concat();
                assert!(!is_hash(&value), "{value:?}");
            }
        }
    }

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
