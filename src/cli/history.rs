//! The history of an Open Terms Archive versions repository: `service/terms type.md`, a commit for each version.
//!
//! Read by the git program, which whoever has such a repository has too.

use super::failure::Failure;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// One version of one document.
pub(crate) struct Version {
    /// `service/terms type.md`.
    pub(crate) path: String,
    /// The commit that recorded it.
    pub(crate) commit: String,
    /// When it was recorded, in seconds since 1970.
    pub(crate) seconds: u64,
    blob: String,
}

impl Version {
    /// The service whose document it is.
    pub(crate) fn service(&self) -> &str {
        self.path.split('/').next().unwrap_or_default()
    }

    /// The type of terms: `Privacy Policy`.
    pub(crate) fn terms(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md")
    }
}

/// A repository with the versions of its documents.
pub(crate) struct Repository {
    folder: PathBuf,
    /// Every version, oldest first.
    pub(crate) versions: Vec<Version>,
    /// Address of the repository it was cloned from, without what follows `.git` names.
    pub(crate) address: Option<String>,
}

/// Whether `folder` is a git repository.
pub(crate) fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists() || (folder.join("HEAD").is_file() && folder.join("objects").is_dir())
}

impl Repository {
    /// Reads which versions the repository in `folder` has.
    pub(crate) fn open(folder: &Path) -> Result<Self, Failure> {
        let refused = |what| Failure::Refused {
            name: folder.display().to_string(),
            what,
            next: "check that git is installed and that this is an Open Terms Archive versions repository",
        };
        let log = ["log", "--reverse", "--no-renames", "--diff-filter=AM", "--raw", "--no-abbrev", "-z"];
        let output = git(folder).args(log).args(["--format=format:%x01%H %at", "--", "*.md"]).output();
        let output = output.map_err(|error| refused(format!("git cannot be run ({error})")))?;
        if !output.status.success() {
            return Err(refused(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
        }
        let versions = versions(&String::from_utf8_lossy(&output.stdout));
        if versions.is_empty() {
            return Err(refused("no version of a document (service/terms type.md) in its history".into()));
        }
        let origin = git(folder).args(["config", "--get", "remote.origin.url"]).output().ok();
        let origin = origin.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        let address =
            origin.filter(|url| url.starts_with("https://")).map(|url| url.trim_end_matches(".git").to_owned());
        Ok(Self { folder: folder.to_owned(), versions, address })
    }

    /// A running reader of the versions' texts.
    pub(crate) fn texts(&self) -> io::Result<Texts> {
        let mut child =
            git(&self.folder).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = child.stdin.take().expect("piped above");
        let output = BufReader::new(child.stdout.take().expect("piped above"));
        Ok(Texts { child, input: Some(input), output })
    }

    /// Address at which the document of `version` can be seen, where the repository is on GitHub.
    pub(crate) fn link(&self, version: &Version) -> Option<String> {
        let address = self.address.as_deref().filter(|address| address.starts_with("https://github.com/"))?;
        let path = version.path.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F");
        Some(format!("{address}/blob/{}/{path}", version.commit))
    }
}

fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["-c", "log.showSignature=false"]);
    git
}

/// Reads what `git log --raw -z` says: a commit, then for each file its old and new blob, and its path.
fn versions(log: &str) -> Vec<Version> {
    let mut versions = Vec::new();
    let (mut commit, mut seconds) = ("", 0);
    let mut blob = None;
    for part in log.split('\0') {
        let change = match part.strip_prefix('\u{1}') {
            Some(head) => {
                let (head, change) = head.split_once('\n').unwrap_or((head, ""));
                let (hash, at) = head.split_once(' ').unwrap_or((head, "0"));
                (commit, seconds) = (hash, at.parse().unwrap_or(0));
                change
            }
            None => part,
        };
        if change.starts_with(':') {
            blob = change.split(' ').nth(3);
        } else if let Some(blob) = blob.take()
            && change.split('/').count() == 2
        {
            versions.push(Version {
                path: change.to_owned(),
                commit: commit.to_owned(),
                seconds,
                blob: blob.to_owned(),
            });
        }
    }
    versions
}

/// A running `git cat-file --batch`.
pub(crate) struct Texts {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Texts {
    /// The bytes of the document of `version`.
    pub(crate) fn read(&mut self, version: &Version) -> io::Result<Vec<u8>> {
        let input = self.input.as_mut().expect("taken at the end only");
        writeln!(input, "{}", version.blob)?;
        input.flush()?;
        let mut head = String::new();
        self.output.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse().ok());
        let size: usize = size.ok_or_else(|| io::Error::other(format!("git: {}", head.trim_end())))?;
        // One line feed follows the content.
        let mut bytes = vec![0; size + 1];
        self.output.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(bytes)
    }
}

impl Drop for Texts {
    fn drop(&mut self) {
        // Without its input git ends; its exit says nothing more.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
