//! Characters that differ between routes but not in meaning. docs/canonical-text.md lists the same sets.

/// What a character becomes in canonical text.
pub(super) enum Folded {
    /// Any white space: one space, however many follow each other.
    Space,
    /// Nothing: invisible.
    Nothing,
    /// These characters instead.
    Instead(&'static str),
    /// Itself.
    Kept,
}

/// The canonical form of one character.
pub(super) fn fold(c: char) -> Folded {
    match c {
        // Most characters by far; the arms below say the same of them.
        '!'..='_' | 'a'..='~' => Folded::Kept,
        _ if is_white(c) => Folded::Space,
        _ if is_invisible(c) => Folded::Nothing,
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{02BC}' | '\u{00B4}' | '`' => Folded::Instead("'"),
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{00AB}' | '\u{00BB}' => Folded::Instead("\""),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Folded::Instead("-"),
        '\u{2026}' => Folded::Instead("..."),
        _ => Folded::Kept,
    }
}

/// White space of any kind: Unicode's `White_Space`, no-break spaces among it.
pub(crate) fn is_white(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that show nothing and part nothing: soft hyphens, zero-width characters, direction marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{0000}'..='\u{0008}' | '\u{000E}'..='\u{001F}' | '\u{007F}')
}

/// Signs that stand before a list item.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '▫'
            | '‣'
            | '·'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '➢'
            | '➤'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '⁃'
            | '∙'
            | '\u{F0B7}'
            | '\u{F0A7}'
            | '*'
            | '-'
            | '\u{2010}'..='\u{2015}'
    )
}
