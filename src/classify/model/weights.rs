//! The weights file: written by `cargo xtask train`, carried inside the library, or beside it.
//!
//! Layout, numbers little-endian: magic `CMWT`, version (u16), first 8 bytes of the SHA-256 of the rest, the rest.
//! The rest: number of categories (u8); for each its slug (u8 length, bytes), bias, step of its weights and lowest
//! score for low, medium and high confidence (five f32); number of features (u32); then four columns: the features in
//! ascending order, each as the difference to the one before (LEB128); how many weights each has (u8); the categories
//! these are for (u8); the weights (i8).

use sha2::{Digest, Sha256};

const MAGIC: &[u8; 4] = b"CMWT";
const VERSION: u16 = 2;
/// Bytes of the checksum.
pub(super) const CHECKSUM: usize = 8;

/// The weights of every category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// The categories, in the order in which weights name them.
    pub categories: Vec<CategoryWeights>,
    /// The features that weigh, ascending: by key, then group.
    pub features: Vec<u32>,
    /// For each feature the position behind its last entry in `entries`.
    pub ends: Vec<u32>,
    /// Category and weight, in steps of the category.
    pub entries: Vec<(u8, i8)>,
}

/// What belongs to one category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CategoryWeights {
    /// Its name.
    pub slug: String,
    /// Score of a clause without features.
    pub bias: f32,
    /// Score that a weight of 1 stands for.
    pub step: f32,
    /// Lowest scores at which a finding has low, medium and high confidence; infinite where none ever has.
    pub thresholds: [f32; 3],
}

/// Why weights cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightsError {
    /// The file does not start as a weights file does.
    NotWeights,
    /// The file is of a version that this program does not read: its number.
    Version(u16),
    /// The contents are not those that were written.
    Checksum,
    /// The contents end too early, or say what cannot be.
    Malformed,
    /// The weights are sound, but not those that this program was built to speak by.
    Other,
}

impl std::fmt::Display for WeightsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WeightsError::NotWeights => write!(f, "not a weights file"),
            WeightsError::Version(version) => write!(f, "weights of version {version}, this program reads {VERSION}"),
            WeightsError::Checksum => write!(f, "the weights do not match their checksum"),
            WeightsError::Malformed => write!(f, "the weights end too early or contradict themselves"),
            WeightsError::Other => write!(f, "these weights belong to another version of the program"),
        }
    }
}

impl std::error::Error for WeightsError {}

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// One for each way in which the bytes can be wrong; see [`WeightsError`].
    pub fn read(bytes: &[u8]) -> Result<Weights, WeightsError> {
        let (checksum, rest) = parts(bytes)?;
        if checksum != &Sha256::digest(rest)[..CHECKSUM] {
            return Err(WeightsError::Checksum);
        }
        Input(rest).weights()
    }

    /// As [`Weights::read`], without a look at the checksum: for bytes that are the library's own or come with it: a test
    /// holds `model/weights.bin` against its checksum.
    pub(super) fn read_trusted(bytes: &[u8]) -> Result<Weights, WeightsError> {
        Input(parts(bytes)?.1).weights()
    }

    /// Category and weight of each entry of the feature at a position.
    pub(super) fn entries_of(&self, position: usize) -> &[(u8, i8)] {
        let start = position.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.entries[start as usize..self.ends[position] as usize]
    }

    /// The bytes of the weights file.
    pub fn write(&self) -> Vec<u8> {
        let mut rest = vec![self.categories.len() as u8];
        for category in &self.categories {
            rest.push(category.slug.len() as u8);
            rest.extend(category.slug.as_bytes());
            let [low, medium, high] = category.thresholds;
            rest.extend(
                [category.bias, category.step, low, medium, high].iter().flat_map(|number| number.to_le_bytes()),
            );
        }
        rest.extend((self.features.len() as u32).to_le_bytes());
        let before = std::iter::once(0).chain(self.features.iter().copied());
        self.features.iter().zip(before).for_each(|(feature, before)| leb128(feature - before, &mut rest));
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        rest.extend(self.ends.iter().zip(starts).map(|(end, start)| (end - start) as u8));
        rest.extend(self.entries.iter().map(|&(category, _)| category));
        rest.extend(self.entries.iter().map(|&(_, weight)| weight as u8));
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(&Sha256::digest(&rest)[..CHECKSUM]);
        bytes.extend(rest);
        bytes
    }
}

/// The checksum of a weights file that is known to be one.
pub(super) const fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    match bytes.split_at(MAGIC.len() + size_of_val(&VERSION)).1.first_chunk() {
        Some(checksum) => *checksum,
        None => panic!("a weights file has a checksum"),
    }
}

/// The checksum of a weights file, and the rest.
fn parts(bytes: &[u8]) -> Result<(&[u8], &[u8]), WeightsError> {
    let mut input = Input(bytes);
    if input.take(MAGIC.len()).map_err(|_| WeightsError::NotWeights)? != MAGIC {
        return Err(WeightsError::NotWeights);
    }
    let version = u16::from_le_bytes(input.array()?);
    if version != VERSION {
        return Err(WeightsError::Version(version));
    }
    Ok((input.take(CHECKSUM)?, input.0))
}

fn leb128(mut number: u32, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// The bytes not read yet.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(WeightsError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        self.take(N)?.try_into().map_err(|_| WeightsError::Malformed)
    }

    fn number(&mut self) -> Result<f32, WeightsError> {
        Ok(f32::from_le_bytes(self.array()?))
    }

    fn leb128(&mut self) -> Result<u32, WeightsError> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let [byte] = self.array()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(WeightsError::Malformed)
    }

    fn weights(&mut self) -> Result<Weights, WeightsError> {
        let [categories] = self.array()?;
        let categories = (0..categories).map(|_| self.category()).collect::<Result<Vec<_>, _>>()?;
        let count = u32::from_le_bytes(self.array()?) as usize;
        // Every feature takes at least a byte: a false count cannot make us reserve memory for it.
        if count > self.0.len() {
            return Err(WeightsError::Malformed);
        }
        let mut features = Vec::with_capacity(count);
        let mut feature = 0u32;
        for _ in 0..count {
            feature = feature.checked_add(self.leb128()?).ok_or(WeightsError::Malformed)?;
            features.push(feature);
        }
        let mut total = 0u32;
        let ends: Vec<u32> = self
            .take(count)?
            .iter()
            .map(|&entries| {
                total += u32::from(entries);
                total
            })
            .collect();
        let of = self.take(total as usize)?;
        if of.iter().any(|&category| usize::from(category) >= categories.len()) {
            return Err(WeightsError::Malformed);
        }
        let weights = self.take(total as usize)?;
        let entries = of.iter().copied().zip(weights.iter().map(|&weight| weight as i8)).collect();
        if self.0.is_empty() {
            Ok(Weights { categories, features, ends, entries })
        } else {
            Err(WeightsError::Malformed)
        }
    }

    fn category(&mut self) -> Result<CategoryWeights, WeightsError> {
        let [length] = self.array()?;
        let slug =
            std::str::from_utf8(self.take(usize::from(length))?).map_err(|_| WeightsError::Malformed)?.to_owned();
        let (bias, step) = (self.number()?, self.number()?);
        let thresholds = [self.number()?, self.number()?, self.number()?];
        Ok(CategoryWeights { slug, bias, step, thresholds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Weights {
        let category = |slug: &str| CategoryWeights {
            slug: slug.to_owned(),
            bias: -1.5,
            step: 0.125,
            thresholds: [0.0, 1.0, f32::INFINITY],
        };
        Weights {
            categories: vec![category("retention"), category("tracking")],
            features: vec![3, 900, u32::MAX],
            ends: vec![1, 3, 4],
            entries: vec![(0, 5), (0, -7), (1, 127), (1, -128)],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Weights::read(&sample().write()), Ok(sample()));
    }

    #[test]
    fn each_damage_has_its_error() {
        let bytes = sample().write();
        let with = |at: usize, byte: u8| {
            let mut bytes = bytes.clone();
            bytes[at] = byte;
            Weights::read(&bytes)
        };
        assert_eq!(Weights::read(b"CM"), Err(WeightsError::NotWeights));
        assert_eq!(with(0, b'X'), Err(WeightsError::NotWeights));
        assert_eq!(with(4, 9), Err(WeightsError::Version(9)));
        assert_eq!(with(bytes.len() - 1, 0), Err(WeightsError::Checksum));
        assert_eq!(Weights::read(&bytes[..6]), Err(WeightsError::Malformed));
        assert_eq!(Weights::read(&bytes[..bytes.len() - 1]), Err(WeightsError::Checksum));
    }

    #[test]
    fn contents_that_contradict_themselves_are_refused() {
        let mut wrong = sample();
        wrong.entries[0].0 = 2;
        assert_eq!(Weights::read(&wrong.write()), Err(WeightsError::Malformed));
        wrong = sample();
        wrong.entries.pop();
        assert_eq!(Weights::read(&wrong.write()), Err(WeightsError::Malformed));
    }
}
