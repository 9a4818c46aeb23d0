//! Writes what the categories mean as Rust statics; `src/catalogue.rs` includes them and has their types.

use crate::source::{Agency, Law};
use crate::{Category, RuleSet};

/// The Rust source of the catalogue: the texts of a rule set, for those who show them.
pub fn emit_catalogue(set: &RuleSet) -> String {
    let rows: String = set.categories.iter().map(category).collect();
    format!("static CATALOGUE: [Category; {}] = [\n{rows}];\n", set.categories.len())
}

fn category(Category { slug, file }: &Category) -> String {
    let texts = file.texts().map(|(field, words)| format!("{field}: {:?}, ", words.as_ref().trim())).concat();
    let laws: String = file.law.iter().map(law).collect();
    let agencies: String = file.agency.iter().map(agency).collect();
    let actions: String = file.actions.iter().map(|kind| format!("ActionKind::{kind:?}, ")).collect();
    format!(
        "    Category {{ slug: {slug:?}, polarity: Polarity::{:?}, severity: Severity::{:?}, {texts}laws: &[{laws}], \
         agencies: &[{agencies}], actions: &[{actions}] }},\n",
        file.polarity, file.severity.default
    )
}

fn law(law: &Law) -> String {
    let in_force = law.in_force.as_ref();
    format!(
        "Law {{ name: {:?}, article: {:?}, jurisdiction: {:?}, in_force: {in_force:?} }}, ",
        law.name, law.article, law.jurisdiction
    )
}

fn agency(agency: &Agency) -> String {
    let complaints = agency.complaints.as_ref();
    format!(
        "Agency {{ name: {:?}, jurisdiction: {:?}, complaints: {complaints:?} }}, ",
        agency.name, agency.jurisdiction
    )
}
