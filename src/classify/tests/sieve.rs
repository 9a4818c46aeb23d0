//! The sieve loses no match: every rule says the same with and without it.

use super::super::engine::rule_hits;
use super::super::text::Text;
use super::*;

fn same_without_sieve(tokens: &Tokens, clause: usize) {
    let hits = |reading: Reading| format!("{:?}", rule_hits(&reading, Kind::Terms));
    let sieved = hits(Reading::of(tokens, clause));
    let unsieved = hits(Reading::with(tokens, clause, Text::unsieved));
    assert_eq!(sieved, unsieved, "{}", tokens.lower(clause));
}

#[test]
fn on_every_example() {
    for category in rule_files().categories {
        for rule in &category.file.rule {
            let rule = rule.as_ref();
            for example in rule.matches.iter().chain(&rule.near_miss) {
                let clauses = clauses_of(&example.as_ref().in_context());
                same_without_sieve(&Tokens::of(&clauses), clauses.list.len() - 1);
            }
        }
    }
}

/// The policies that lie beside the project on the machines it is measured on.
#[test]
#[cfg(feature = "cli")]
fn on_real_policies() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/dev");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: there is no {}", folder.display());
        return;
    };
    let mut read = 0;
    for path in entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|name| name == "md"))
    {
        let text = std::fs::read_to_string(&path).expect("a policy that can be read");
        let clauses = crate::page::clauses(&crate::page::markdown::read(&text, None));
        let tokens = Tokens::of(&clauses);
        (0..clauses.list.len()).for_each(|clause| same_without_sieve(&tokens, clause));
        read += clauses.list.len();
    }
    assert!(read > 0, "no policy in {}", folder.display());
}

#[test]
fn in_words_without_end() {
    let filler = "a".repeat(70_000);
    for text in [format!("We sell {filler}data."), format!("{filler} we may sell your personal data to third parties.")]
    {
        let clauses = clauses_of(&InContext { text, ..InContext::default() });
        same_without_sieve(&Tokens::of(&clauses), 0);
    }
}
