//! The extension as folders and zips, for both browsers.

use crate::manifest::{self, Browser, Flavour};
use crate::{archive, catalogue, gate_words, root, sizes, types, wasm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds types, module and bundles of the workspace at `root` and writes `dist/chrome`, `dist/firefox`,
/// their test flavours and their zips. Prints the sizes of the parts that have a limit.
pub(crate) fn all(root: &Path) -> Result<()> {
    generate(root)?;
    wasm::build(root)?;

    let dist = root.join("dist");
    let bundle = dist.join("bundle");
    remove_folder(&bundle)?;
    let extension = root.join("extension");
    let files = archive::files(&extension)?;
    bundle_scripts(root, &bundle, &files)?;
    copy_assets(&extension, &bundle, &files)?;
    for browser in Browser::ALL {
        let folder = dist.join(browser.name());
        write_package(root, &bundle, &folder, browser, Flavour::Release)?;
        let test = dist.join(format!("{}-test", browser.name()));
        write_package(root, &bundle, &test, browser, Flavour::Test)?;

        let zip = zip_path(root, browser);
        let size = archive::pack(&folder, &zip)?;
        println!("{}: {size} bytes", zip.strip_prefix(root)?.display());
    }
    remove_folder(&bundle)?;
    sizes::print(root)
}

/// Writes what the extension of the workspace at `root` takes from the Rust sources.
pub(crate) fn generate(root: &Path) -> Result<()> {
    types::write(root)?;
    gate_words::write(root)?;
    catalogue::write(root)
}

/// The zip of one browser, ready to be handed to its store.
pub(crate) fn zip_path(root: &Path, browser: Browser) -> PathBuf {
    root.join(format!("dist/clausemark-{}.zip", browser.name()))
}

/// Bundles every `index.ts`, and every script that has a page of its own name beside it.
fn bundle_scripts(root: &Path, bundle: &Path, files: &[PathBuf]) -> Result<()> {
    let esbuild = root.join("node_modules/.bin/esbuild");
    ensure!(esbuild.exists(), "esbuild is missing: run `npm ci` first, or ./build.sh, which does");
    let entries = files.iter().filter(|path| {
        path.extension().is_some_and(|extension| extension == "ts")
            && (path.ends_with("index.ts") || path.with_extension("html").exists())
    });
    root::run(
        Command::new(esbuild)
            .current_dir(root)
            .args(entries)
            .args(["--bundle", "--format=iife", "--charset=utf8", "--target=es2023"])
            .args(["--outbase=extension", "--log-level=warning"])
            // A bundle names the files it was made of: the same wherever `node_modules` really lies.
            .arg("--preserve-symlinks")
            .arg(format!("--outdir={}", bundle.display())),
    )
}

/// Copies what is not a script: pages, styles, icons, messages and the module itself.
fn copy_assets(extension: &Path, bundle: &Path, files: &[PathBuf]) -> Result<()> {
    for path in files {
        if path.extension().is_some_and(|extension| extension == "ts" || extension == "js") {
            continue;
        }
        copy(path, &bundle.join(path.strip_prefix(extension)?))?;
    }
    Ok(())
}

fn write_package(root: &Path, bundle: &Path, folder: &Path, browser: Browser, flavour: Flavour) -> Result<()> {
    remove_folder(folder)?;
    for path in archive::files(bundle)? {
        copy(&path, &folder.join(path.strip_prefix(bundle)?))?;
    }
    fs::write(folder.join("manifest.json"), manifest::for_package(root, browser, flavour)?)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().expect("a file in a folder"))?;
    fs::copy(from, to).with_context(|| from.display().to_string())?;
    Ok(())
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}
