//! `clausemark record`: records of documents, and packs of them.

use super::batch;
use super::decode::decode;
use super::failure::{Failure, Outcome};
use super::history::{Repository, Version, is_repository};
use super::input::{Reading, Source as Input};
use super::pack::Writer;
use super::shards::Shards;
use clap::Args;
use clausemark::capture::Capture;
use clausemark::record::{About, Manifest, Record, Source, record};
use clausemark::{page, read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

#[derive(Args)]
#[command(
    after_help = "The output is a pack: one line of JSON for the manifest, one for each record. A record holds hashes, names, \
dates, links and categories, no text. Of a folder that is a git repository (an Open Terms Archive versions \
repository: service/terms type.md) every version in its history becomes a record.\n
  clausemark record --source \"Jane Doe\" policies/ --out policies.ndjson.gz
  clausemark record pga-versions/ --licence ODbL-1.0 --attribution \"Open Terms Archive contributors\" --shards www/"
)]
pub(crate) struct Arguments {
    /// Documents to read, folders of documents, or Open Terms Archive versions repositories; - or nothing for standard
    /// input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Who captured the documents; for a repository its address
    #[arg(long, value_name = "WHO")]
    source: Option<String>,
    /// Whose documents they are; without it, the host of the address (in a repository, the service)
    #[arg(long, value_name = "NAME")]
    entity: Option<String>,
    /// When they were captured, like 2026-11-25T21:46:38Z; without it, when the file was last written (in a repository,
    /// the date of the commit)
    #[arg(long, value_name = "TIME")]
    captured: Option<String>,
    /// Address at which the capture itself can be seen
    #[arg(long, value_name = "ADDRESS")]
    link: Option<String>,
    /// Licence of the source, as an SPDX identifier where it has one
    #[arg(long, value_name = "LICENCE", default_value = "", hide_default_value = true)]
    licence: String,
    /// Whom to name when the records are passed on
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    attribution: String,
    /// What the pack is called
    #[arg(long, value_name = "NAME", default_value = "records", hide_default_value = true)]
    name: String,
    /// File for the pack, compressed where its name ends in .gz; without it, standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Folder for a static record archive, written in place of a pack or added to
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    shards: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (repositories, documents): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.files.iter().cloned().partition(|name| is_repository(name));
    let repositories = repositories.iter().map(|folder| Repository::open(folder)).collect::<Result<Vec<_>, _>>()?;
    let mut sink = arguments.sink(&repositories)?;
    for repository in &repositories {
        arguments.history(repository, &mut sink)?;
    }
    let mut outcome = Outcome::Clean;
    if repositories.is_empty() || !documents.is_empty() {
        outcome = batch::for_each(&documents, &arguments.reading, |input, capture| {
            let about = arguments.about(input)?;
            sink.take(&recorded(&capture, about)?)
        })?;
    }
    sink.finish()?;
    Ok(outcome)
}

/// Where records go.
enum Sink {
    Pack(Writer),
    Shards(Shards),
}

impl Sink {
    fn take(&mut self, record: &Record) -> Result<(), Failure> {
        match self {
            Self::Pack(writer) => writer.line(record),
            Self::Shards(shards) => shards.add(record),
        }
    }

    fn finish(self) -> Result<(), Failure> {
        match self {
            Self::Pack(writer) => writer.finish(),
            Self::Shards(_) => Ok(()),
        }
    }
}

impl Arguments {
    fn sink(&self, repositories: &[Repository]) -> Result<Sink, Failure> {
        let address = repositories.iter().find_map(|repository| repository.address.clone());
        let source = self.source.clone().or(address).unwrap_or_else(|| BY_READER.to_owned());
        let manifest = Manifest::new(&self.name, &source, &self.licence, &self.attribution);
        Ok(match &self.shards {
            Some(folder) => Sink::Shards(Shards::new(folder, &manifest)?),
            None => Sink::Pack(Writer::new(self.out.as_deref(), &manifest)?),
        })
    }

    fn about(&self, input: &Input) -> Result<About, Failure> {
        let path = match input {
            Input::Stdin => None,
            Input::File(path) => Some(path.display().to_string()),
        };
        let source = Source {
            by: self.source.clone().unwrap_or_else(|| BY_READER.to_owned()),
            path,
            link: self.link.clone(),
            ..Source::default()
        };
        let captured = self.captured.clone().map_or_else(|| written(input), Ok)?;
        let entity = self.entity.clone().unwrap_or_default();
        Ok(About { entity, captured, source, licence: self.licence.clone() })
    }

    /// Every version in the history of `repository`.
    fn history(&self, repository: &Repository, sink: &mut Sink) -> Result<(), Failure> {
        let unread = |error, version: &Version| Failure::Unread { name: version.path.clone(), error };
        let first = &repository.versions[0];
        let mut texts = repository.texts().map_err(|error| unread(error, first))?;
        let progress = batch::progress(repository.versions.len());
        for version in &repository.versions {
            let bytes = texts.read(version).map_err(|error| unread(error, version))?;
            let mut capture = page::markdown::read(&decode(&bytes).text, None);
            // Whoever declared the document said what it is.
            capture.title = version.terms().to_owned();
            sink.take(&recorded(&capture, self.about_version(repository, version))?)?;
            progress.inc(1);
        }
        progress.finish_and_clear();
        Ok(())
    }

    fn about_version(&self, repository: &Repository, version: &Version) -> About {
        let source = Source {
            by: self.source.clone().unwrap_or_else(|| "Open Terms Archive".to_owned()),
            repository: repository.address.clone(),
            commit: Some(version.commit.clone()),
            path: Some(version.path.clone()),
            link: self.link.clone().or_else(|| repository.link(version)),
        };
        About {
            entity: self.entity.clone().unwrap_or_else(|| version.service().to_owned()),
            captured: rfc3339(SystemTime::UNIX_EPOCH + Duration::from_secs(version.seconds)),
            source,
            licence: self.licence.clone(),
        }
    }
}

/// Who captured what a reader names without saying more.
pub(crate) const BY_READER: &str = "reader";

/// The record of `capture`.
fn recorded(capture: &Capture, about: About) -> Result<Record, Failure> {
    record(&read(capture), about).map_err(|problem| Failure::Usage(format!("--captured: {problem}")))
}

/// When the file was last written; now, where there is none.
pub(crate) fn written(input: &Input) -> Result<String, Failure> {
    let time = match input {
        Input::Stdin => Ok(SystemTime::now()),
        Input::File(path) => modified(path),
    };
    time.map(rfc3339).map_err(|error| Failure::Unread { name: input.name(), error })
}

fn modified(path: &Path) -> std::io::Result<SystemTime> {
    path.metadata()?.modified()
}

fn rfc3339(time: SystemTime) -> String {
    humantime::format_rfc3339_seconds(time).to_string()
}
