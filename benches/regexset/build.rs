//! Writes every trigger pattern of the rules as a list of strings.

use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=../../rules");
    let rules = rulec::load(Path::new("../../rules")).expect("the core's build says what is wrong with the rules");
    let mut source = String::from("const PATTERNS: &[&str] = &[\n");
    for rule in rules.categories.iter().flat_map(|category| &category.file.rule) {
        for pattern in &rule.as_ref().patterns {
            let pattern = rulec::Pattern::trigger(pattern.as_ref(), &rules.vocabulary).expect("checked by load");
            writeln!(source, "    {:?},", pattern.expression).expect("a string takes everything");
        }
    }
    source.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    std::fs::write(Path::new(&out).join("patterns.rs"), source).expect("OUT_DIR can be written");
}
