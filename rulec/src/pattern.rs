//! Turns a pattern of a rule file into what the engine runs, or says why it cannot be run.

use crate::needs::{Need, leaves_out_most, needs};
use crate::vocabulary::Vocabulary;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, LookSet};

/// A pattern that passed every check.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The regular expression with every group replaced; it matches whole words.
    pub expression: String,
    /// What any match contains, first to last.
    pub needs: Vec<Need>,
}

/// What every pattern is wrapped in: a pattern matches whole words.
const EDGES: (&str, &str) = (r"\b(?:", r")\b");

const NO_RARE_WORD: &str =
    "the pattern has no rare word: any match has to contain one of a few words that are not in every clause";

impl Pattern {
    /// Checks a pattern as it stands in a rule file.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn new(source: &str, vocabulary: &Vocabulary) -> Result<Pattern, String> {
        let source = format!("{}{source}{}", EDGES.0, EDGES.1);
        let expression =
            vocabulary.expand(&source).map_err(|group| format!("the vocabulary has no group `{{{group}}}`"))?;
        // As the engine compiles it: on bytes and ASCII, so that no Unicode tables are needed.
        let hir =
            ParserBuilder::new().unicode(false).utf8(false).build().parse(&expression).map_err(
                |error| match error {
                    regex_syntax::Error::Parse(error) => {
                        format!("not a regular expression: {}", error.kind())
                    }
                    regex_syntax::Error::Translate(error) => {
                        format!("not a regular expression that the engine runs: {}", error.kind())
                    }
                    _ => "not a regular expression".to_string(),
                },
            )?;
        match hir.properties().minimum_len() {
            Some(0) => return Err("the pattern can match the empty string".to_string()),
            None => return Err("the pattern can never match".to_string()),
            Some(_) => {}
        }
        if needs_tables(&hir) {
            return Err("the pattern needs Unicode tables, which the engine does not carry".to_string());
        }
        if has_upper_case(&hir) {
            return Err("the pattern has an upper-case letter, and texts are matched in lower case".to_string());
        }
        let needs = needs(&hir);
        Ok(Pattern { expression, needs })
    }

    /// Checks a pattern that makes a rule speak: the sieve has to find it, so it needs rare words.
    ///
    /// # Errors
    /// As [`Pattern::new`], or that there are none.
    pub fn trigger(source: &str, vocabulary: &Vocabulary) -> Result<Pattern, String> {
        let pattern = Pattern::new(source, vocabulary)?;
        if leaves_out_most(&pattern.needs, vocabulary) { Ok(pattern) } else { Err(NO_RARE_WORD.to_string()) }
    }
}

fn needs_tables(hir: &Hir) -> bool {
    any(hir, &|kind| match kind {
        HirKind::Class(Class::Unicode(_)) => true,
        HirKind::Look(look) => LookSet::singleton(*look).contains_word_unicode(),
        _ => false,
    })
}

fn has_upper_case(hir: &Hir) -> bool {
    any(hir, &|kind| match kind {
        HirKind::Literal(literal) => literal.0.iter().any(u8::is_ascii_uppercase),
        _ => false,
    })
}

fn any(hir: &Hir, test: &dyn Fn(&HirKind) -> bool) -> bool {
    test(hir.kind()) || hir.kind().subs().iter().any(|sub| any(sub, test))
}
