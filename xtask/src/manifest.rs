//! One `manifest.json` serves every package: its `patches` say in what they differ.

use anyhow::{Context, Result};
use json_comments::StripComments;
use serde_json::{Map, Value};
use std::fs::File;
use std::path::Path;

/// A browser the extension is built for.
#[derive(Clone, Copy)]
pub(crate) enum Browser {
    /// Chromium and what is built on it.
    Chrome,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Every browser.
    pub(crate) const ALL: [Browser; 2] = [Browser::Chrome, Browser::Firefox];

    /// Its name in folders, file names and patches.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Browser::Chrome => "chrome",
            Browser::Firefox => "firefox",
        }
    }
}

/// Which permissions a package has when it is installed.
#[derive(Clone, Copy)]
pub(crate) enum Flavour {
    /// As published: a page is read after a click, or after the reader allowed it.
    Release,
    /// For tests, which cannot click the browser's own prompt: hosts are granted at install.
    Test,
}

/// The text of the manifest for one package of the workspace at `root`.
pub(crate) fn for_package(root: &Path, browser: Browser, flavour: Flavour) -> Result<String> {
    let file = File::open(root.join("manifest.json")).context("manifest.json")?;
    let mut manifest: Value = serde_json::from_reader(StripComments::new(file)).context("manifest.json")?;
    let mut patches = match object(&mut manifest).shift_remove("patches") {
        Some(Value::Object(patches)) => patches,
        _ => Map::new(),
    };
    let names: &[&str] = match flavour {
        Flavour::Release => &[browser.name()],
        Flavour::Test => &[browser.name(), "hosts"],
    };
    for name in names {
        let patch = patches.remove(*name).with_context(|| format!("manifest.json has no patch {name:?}"))?;
        merge(&mut manifest, patch);
    }
    object(&mut manifest).insert("version".into(), env!("CARGO_PKG_VERSION").into());
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// Merges `patch` into `target` (RFC 7396): objects by key, `null` removes, all else replaces.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    let target = object(target);
    for (key, value) in patch {
        if value.is_null() {
            target.shift_remove(&key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// The object `value` is; what is none becomes an empty one.
fn object(value: &mut Value) -> &mut Map<String, Value> {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut().expect("made an object above")
}

#[cfg(test)]
mod tests {
    use super::merge;
    use serde_json::{Value, json};

    fn merged(mut target: Value, patch: Value) -> Value {
        merge(&mut target, patch);
        target
    }

    #[test]
    fn merges_as_the_rfc_says() {
        assert_eq!(merged(json!({"a": "b"}), json!({"a": "c"})), json!({"a": "c"}));
        assert_eq!(merged(json!({"a": "b", "c": 1}), json!({"a": null})), json!({"c": 1}));
        assert_eq!(merged(json!({"a": ["b"]}), json!({"a": "c"})), json!({"a": "c"}));
        assert_eq!(merged(json!({"a": {"b": 1}}), json!({"a": {"c": 2}})), json!({"a": {"b": 1, "c": 2}}));
        assert_eq!(merged(json!({}), json!({"a": {"bb": {"ccc": null}}})), json!({"a": {"bb": {}}}));
    }
}
