//! FNV-1a, 32 bits: quick on words. Its numbers stand in the weights and in the tables that `rulec` writes.

use std::hash::Hasher;

/// The hash of what was written so far.
pub(super) struct Fnv(pub(super) u32);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0x811C_9DC5)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // A table takes its control bytes from the upper bits.
        u64::from(self.0) << 32 | u64::from(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}

/// The hash of bytes.
pub(super) fn fnv1a(bytes: &[u8]) -> u32 {
    let mut hash = Fnv::default();
    hash.write(bytes);
    hash.0
}
