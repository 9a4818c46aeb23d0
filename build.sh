#!/usr/bin/env bash
# Sets up what is missing, builds the extension for both browsers, and
#   ./build.sh [run [FILE|URL]]   opens Chromium with it on a sample policy, or on the given page;
#   ./build.sh test               runs every test, in both browsers.
set -euo pipefail
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

fail() { echo "build.sh: $*" >&2; exit 1; }

# The first of these programs that is installed.
first_of() { for name in "$@"; do command -v "$name" && return; done; return 1; }

# Installs a Debian package where that is possible without a question, and else says what to do.
install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null ||
    fail "$1 is missing: install it (Debian: sudo apt-get install $1) and run this again"
  echo "installing $1 …"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

# Fails unless version $2 is at least $3.
at_least() {
  [ "$(printf '%s\n%s\n' "$3" "$2" | sort -V | head -n 1)" = "$3" ] || fail "$1 $2 is too old: $3 or newer is needed"
}

version_of() { "$@" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1; }

set_up_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: install it from https://rustup.rs and run this again"
  at_least Rust "$(version_of rustc)" "$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  command -v rustup >/dev/null ||
    fail "Rust's target wasm32-unknown-unknown is missing: install it as you installed Rust, and run this again"
  rustup target add wasm32-unknown-unknown
}

set_up_node() {
  command -v npm >/dev/null || fail "Node.js is missing: install version 20 or newer, with npm, and run this again"
  at_least Node.js "$(version_of node)" 20
  [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund
}

set_up_chromium() {
  local names=(chromium chromium-browser google-chrome)
  CHROMIUM=${CHROMIUM:-$(first_of "${names[@]}" || { install chromium >&2; first_of "${names[@]}"; })}
  at_least Chromium "$(version_of "$CHROMIUM")" 137
  export CHROMIUM
}

set_up_firefox() {
  local names=(firefox-esr firefox)
  FIREFOX=${FIREFOX:-$(first_of "${names[@]}" || { install firefox-esr >&2; first_of "${names[@]}"; })}
  at_least Firefox "$(version_of "$FIREFOX")" 147
  export FIREFOX
}

# The archives that the tests look things up in, each by the real program: pywb, Open Terms Archive's engine, nginx.
set_up_archives() {
  local engine=tests/servers/open-terms-archive pywb=tests/servers/pywb
  for program in git nginx python3; do first_of "$program" >/dev/null || install "$program"; done
  # The engine's own browser is for pages that it fetches; here it fetches none.
  [ "$engine/node_modules/.package-lock.json" -nt "$engine/package-lock.json" ] ||
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix "$engine" --ignore-scripts --no-audit --no-fund --loglevel=error
  [ "$pywb/venv/installed" -nt "$pywb/requirements.txt" ] && return
  python3 -c 'import ensurepip' 2>/dev/null || install python3-venv
  python3 -m venv "$pywb/venv"
  "$pywb/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$pywb/requirements.txt"
  touch "$pywb/venv/installed"
}

set_up_rust
set_up_node
set_up_chromium
case ${1:-run} in
  run)
    page=${2:-}
    # A file is meant as seen from where the command was given.
    [ -n "$page" ] && [ -f "$here/$page" ] && page=$here/$page
    cargo xtask package
    exec node xtask/browser/run.js ${page:+"$page"}
    ;;
  test)
    set_up_firefox
    # Where Debian puts nginx.
    PATH=$PATH:/usr/sbin
    # One waits for the network, the other for the processors.
    set_up_archives &
    archives=$!
    cargo build --locked --quiet --profile xtask --package xtask
    wait "$archives"
    exec cargo xtask test
    ;;
  *)
    fail "unknown command: $1 (run, test)"
    ;;
esac
