//! The command line: see `clausemark --help`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
