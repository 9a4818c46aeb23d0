//! Compiles the rule files.
