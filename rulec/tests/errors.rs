//! Each mistake a rule author can make is refused, with the file and the line it stands on.

const VOCABULARY: &str = r#"
common = ["data"]
[words]
we = ["we", "us"]
negation = ["not"]
statement = ["is"]
[parts]
gap = [".{0,20}"]
no_negation = ["\\bnot only\\b"]
clause_break = ["; "]
"#;

const CATEGORY: &str = r#"title = "Sale"
polarity = "risk"
means = "m"
why_person = "p"
why_organisation = "o"
unclear = "u"
can_do = "c"
[severity]
default = "high"
[[law]]
name = "Law"
article = "1"
jurisdiction = "Here"
in_force = "2020-01-01"
[[agency]]
name = "Agency"
jurisdiction = "Here"
complaints = "https://agency.example/"
[[rule]]
id = "sells"
patterns = ["{we}{gap}sell"]
match = ["we sell", "we sell a", "we sell b", "we sell c", "we sell d", "we sell e", "we sell f", "we sell g"]
near_miss = ["a", "b", "c", "d", "e", "f", "g", "h"]
"#;

fn problems(vocabulary: &str, category: &str) -> Vec<String> {
    let sources =
        [("sale.toml".to_string(), category.to_string()), ("vocabulary.toml".to_string(), vocabulary.to_string())];
    match rulec::load_texts(&sources) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// The category file with one thing replaced gives exactly this problem.
fn refused(from: &str, to: &str, expected: &str) {
    assert!(CATEGORY.contains(from), "the sample has no `{from}`");
    assert_eq!(problems(VOCABULARY, &CATEGORY.replacen(from, to, 1)), [expected]);
}

#[test]
fn a_sound_file_is_compiled() {
    assert_eq!(problems(VOCABULARY, CATEGORY), [""; 0]);
}

#[test]
fn unknown_fields() {
    let known = "expected one of `id`, `patterns`, `unless`, `under`, `not_under`, `after`, `negated`, `lead_in`, `kinds`, `basis`, `confidence`, `match`, `near_miss`";
    refused("id = \"sells\"", "id = \"sells\"\npatern = 1", &format!("sale.toml:21: unknown field `patern`, {known}"));
}

#[test]
fn duplicate_ids() {
    let rule = &CATEGORY[CATEGORY.find("[[rule]]").expect("the sample has a rule")..];
    assert_eq!(problems(VOCABULARY, &format!("{CATEGORY}{rule}")), ["sale.toml:25: a second rule with the id `sells`"]);
}

#[test]
fn missing_examples() {
    let emptied = CATEGORY.lines().map(|line| if line.starts_with("near_miss") { "near_miss = []" } else { line });
    let text: Vec<&str> = emptied.collect();
    let expected = [
        "sale.toml:19: the rule's `near_miss` has no example",
        "sale.toml:1: the category's rules have 0 `near_miss` examples together; 8 are the fewest",
    ];
    assert_eq!(problems(VOCABULARY, &text.join("\n")), expected);
    let text: Vec<&str> = CATEGORY.lines().filter(|line| !line.starts_with("near_miss")).collect();
    assert_eq!(problems(VOCABULARY, &text.join("\n")), ["sale.toml:19: missing field `near_miss`"]);
    let text: Vec<&str> = CATEGORY.lines().filter(|line| !line.starts_with("match")).collect();
    assert_eq!(problems(VOCABULARY, &text.join("\n")), ["sale.toml:19: missing field `match`"]);
    refused("\"we sell g\"", "\" \"", "sale.toml:22: an example without words");
}

#[test]
fn patterns_that_cannot_work() {
    let pattern = "\"{we}{gap}sell\"";
    refused(pattern, "\"(?:sell)?\"", "sale.toml:21: the pattern can match the empty string");
    refused(pattern, "\"sell[a&&b]\"", "sale.toml:21: the pattern can never match");
    refused(pattern, "\"sell(\"", "sale.toml:21: not a regular expression: unclosed group");
    refused(pattern, "\"{they} sell\"", "sale.toml:21: the vocabulary has no group `{they}`");
    refused(
        pattern,
        "\"We sell\"",
        "sale.toml:21: the pattern has an upper-case letter, and texts are matched in lower case",
    );
    refused(
        pattern,
        "\"sell(?u:\\\\b)x\"",
        "sale.toml:21: the pattern needs Unicode tables, which the engine does not carry",
    );
    let no_rare_word = "sale.toml:21: the pattern has no rare word: any match has to contain one of a few words that are not in every clause";
    refused(pattern, "\"\\\\w+ data\"", no_rare_word);
    refused(
        "id = \"sells\"",
        "id = \"sells\"\nunless = [\"x*\"]",
        "sale.toml:21: the pattern can match the empty string",
    );
}

#[test]
fn texts_dates_and_addresses() {
    refused("means = \"m\"", "means = \"\"", "sale.toml:3: `means` is empty");
    refused("2020-01-01", "January", "sale.toml:14: `in_force` is no date: write YYYY-MM-DD or YYYY");
    refused("https://agency.example/", "agency.example", "sale.toml:18: `complaints` is no https address");
    refused("\"sells\"", "\"Sells it\"", "sale.toml:20: a rule's id is made of lower-case letters, digits and hyphens");
}

#[test]
fn vocabulary_in_a_circle() {
    let text = VOCABULARY.replace("gap = [\".{0,20}\"]", "gap = [\"{gop}\"]\ngop = [\"{gap}\"]");
    let found = problems(&text, CATEGORY);
    assert_eq!(found[0], "vocabulary.toml:8: group `gap` uses `{gop}`, which is unknown or uses `{gap}` in turn");
    assert_eq!(found[1], "vocabulary.toml:9: group `gop` uses `{gap}`, which is unknown or uses `{gop}` in turn");
}
