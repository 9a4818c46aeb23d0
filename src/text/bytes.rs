//! Looks at the bytes of a text, many at once: loops without an exit become vector instructions.

/// Bytes that are looked at in one go.
const STEP: usize = 16;

/// Position of the first byte that is one of `signs`.
pub(super) fn position<const N: usize>(bytes: &[u8], signs: [u8; N]) -> Option<usize> {
    let is_sign = |byte: u8| signs.iter().fold(false, |any, &sign| any | (byte == sign));
    let has_none = |step: &&[u8]| !step.iter().fold(false, |any, &byte| any | is_sign(byte));
    let start = STEP * bytes.chunks_exact(STEP).take_while(has_none).count();
    bytes[start..].iter().position(|&byte| is_sign(byte)).map(|at| start + at)
}

/// How many bytes are `sign`.
pub(crate) fn count(bytes: &[u8], sign: u8) -> usize {
    // No more at a time than a byte can count: in vectors, wider numbers take many instructions more.
    let counts = bytes.chunks(255).map(|part| part.iter().fold(0u8, |count, &byte| count + u8::from(byte == sign)));
    counts.map(usize::from).sum()
}

/// How many bytes of `text` from its beginning are words that canonical text keeps as they are: ASCII letters and signs,
/// single spaces between them.
pub(crate) fn plain_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    // Canonical text makes an apostrophe of a grave accent.
    let is_kept = |byte: u8| byte.is_ascii_graphic() & (byte != b'`');
    let goes_on = |before: u8, byte: u8| is_kept(byte) | ((byte == b' ') & (before != b' '));
    if !bytes.first().is_some_and(|&byte| is_kept(byte)) {
        return 0;
    }
    let mut end = 1;
    while let Some(step) = bytes.get(end - 1..end + STEP) {
        let (before, step) = (&step[..STEP], &step[1..]);
        if !before.iter().zip(step).fold(true, |all, (&before, &byte)| all & goes_on(before, byte)) {
            break;
        }
        end += STEP;
    }
    end += bytes[end - 1..].windows(2).take_while(|pair| goes_on(pair[0], pair[1])).count();
    end - usize::from(bytes[end - 1] == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of every length, so that their ends fall on every byte of a step.
    fn texts() -> impl Iterator<Item = String> {
        ["", " ", "  ", "\n", "…", "’ ", "𝄞", ". ", "`"].into_iter().flat_map(|end| {
            (0..70).map(move |length| format!("{}{end}and", "ab c".chars().cycle().take(length).collect::<String>()))
        })
    }

    #[test]
    fn plain_words_end_before_the_first_other_character() {
        for text in texts() {
            let plain = |end: &usize| {
                let words = &text[..*end];
                words
                    .split(' ')
                    .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`'))
            };
            let longest = (1..=text.len()).filter(|&end| text.is_char_boundary(end)).filter(plain).max();
            assert_eq!(plain_words(&text), longest.unwrap_or(0), "{text:?}");
        }
    }

    #[test]
    fn signs_are_found_and_counted_as_in_text() {
        for text in texts() {
            assert_eq!(position(text.as_bytes(), [b'.']), text.find('.'), "{text:?}");
            let long = text.repeat(8);
            assert_eq!(count(long.as_bytes(), b' '), long.matches(' ').count(), "{long:?}");
        }
    }
}
