//! SHA-256 of clauses and documents, in lower-case hexadecimal where it is shown.

use sha2::{Digest, Sha256};

/// SHA-256 of `text` in UTF-8.
pub fn sha256(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// SHA-256 of `parts` joined by one `\n`.
pub fn sha256_of_lines<'a>(parts: impl Iterator<Item = &'a str>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            hasher.update(b"\n");
        }
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// `hash` in lower-case hexadecimal.
pub fn hex(hash: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = vec![0; 2 * hash.len()];
    for (digits, byte) in text.chunks_exact_mut(2).zip(hash) {
        digits.copy_from_slice(&[byte >> 4, byte & 15].map(|digit| DIGITS[usize::from(digit)]));
    }
    String::from_utf8(text).expect("digits are UTF-8")
}
