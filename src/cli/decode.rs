//! From the bytes of a file to text, as a browser does it.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes in which a page has to declare its encoding (HTML standard, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// Text, and how many characters of it stand for bytes that made no sense.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) replaced: u32,
}

/// Decodes `bytes` by byte-order mark, by what the page declares, as UTF-8, or as Windows-1252, in this order.
pub(crate) fn decode(bytes: &[u8]) -> Decoded {
    let declared = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| declared(bytes));
    let encoding = declared.unwrap_or_else(|| if is_utf8(bytes) { UTF_8 } else { WINDOWS_1252 });
    let (text, _, malformed) = encoding.decode(bytes);
    let replaced = if malformed { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded { text: text.into_owned(), replaced: u32::try_from(replaced).unwrap_or(u32::MAX) }
}

/// The encoding of `<meta charset=…>` or `<meta http-equiv=… content="…; charset=…">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let meta = head.find("<meta").map(|at| &head[at..])?;
    let value =
        meta.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = value.split(['"', '\'', ';', '>', ' ', '/']).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A page whose declaration we can read byte by byte is not in UTF-16, whatever it says.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

/// UTF-8, or meant as such: broken bytes beside intact characters of several bytes are damage, not another encoding.
fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
        || bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).any(|c| !c.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, replaced: u32) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.replaced), (text, replaced));
    }

    #[test]
    fn what_the_bytes_say_decides() {
        check("naïve €".as_bytes(), "naïve €", 0);
        check(b"\xef\xbb\xbfmarked", "marked", 0);
        check(b"\xff\xfeA\0\xac\x20", "A€", 0);
        check(b"caf\xe9 \x80", "café €", 0);
        check(b"", "", 0);
    }

    #[test]
    fn a_declaration_decides() {
        check(b"<meta charset=\"iso-8859-2\">\xb1", "<meta charset=\"iso-8859-2\">ą", 0);
        let old = b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>\xcf";
        check(old, "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>П", 0);
        check(b"<meta charset=utf-16>ok", "<meta charset=utf-16>ok", 0);
        check(b"<meta charset=nonsense>\xc3\xa9", "<meta charset=nonsense>é", 0);
    }

    #[test]
    fn damage_is_counted() {
        check(b"na\xc3\xafve \xff\xff", "naïve \u{fffd}\u{fffd}", 2);
        check(b"<meta charset=utf-8>\xe9.", "<meta charset=utf-8>\u{fffd}.", 1);
    }
}
