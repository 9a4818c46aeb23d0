//! Compiles the rule files into statics; a wrong rule fails the build with its file and line.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=rules");
    let rules = match rulec::load(Path::new("rules")) {
        Ok(rules) => rules,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error=rules/{problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let write = |name: &str, source: String| {
        std::fs::write(Path::new(&out).join(name), source).map_err(|error| error.to_string())
    };
    let written = rulec::emit(&rules)
        .and_then(|source| write("rules.rs", source))
        .and_then(|()| write("catalogue.rs", rulec::emit_catalogue(&rules)));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}
