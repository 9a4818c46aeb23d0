//! The boundary types in TypeScript: one definition, in Rust, serves both sides.

use crate::generated;
use anyhow::Result;
use clausemark::Reading;
use clausemark::capture::Capture;
use clausemark::catalogue::Category;
use clausemark::quality::Quality;
use clausemark::record::bundle::BundleFile;
use clausemark::record::cite::Citation;
use clausemark::record::compare::Comparison;
use clausemark::record::{About, Check, Edition, Manifest, Problem, Record};
use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};

/// Writes `extension/shared/core.d.ts` of the workspace at `root`.
pub(crate) fn write(root: &Path) -> Result<()> {
    let mut declarations = Declarations::default();
    declarations.visit::<Capture>();
    declarations.visit::<Category>();
    declarations.visit::<Quality>();
    declarations.visit::<Reading>();
    declarations.visit::<Record>();
    declarations.visit::<About>();
    declarations.visit::<Problem>();
    declarations.visit::<Edition>();
    declarations.visit::<Comparison>();
    declarations.visit::<Check>();
    declarations.visit::<Manifest>();
    declarations.visit::<BundleFile>();
    declarations.visit::<Citation>();

    let mut text = String::from("// Written by `cargo xtask types` from the Rust definitions in src/.\n");
    for declaration in declarations.by_name.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    generated::write(&root.join("extension/shared/core.d.ts"), &text)
}

/// Every type reached so far, by its name in TypeScript.
#[derive(Default)]
struct Declarations {
    config: Config,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Primitives and containers have no file of their own, but may contain what has one.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        if self.by_name.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let declaration = format!("{docs}export {}\n", T::decl(&self.config));
        self.by_name.insert(name, declaration);
        T::visit_dependencies(self);
    }
}
