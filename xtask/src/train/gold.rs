//! The labelled policies, read as the program reads them: a clause gets the labels of the segments it overlaps.

use super::solver::LANES;
use anyhow::{Context, Result};
use clausemark::classify::{self, model};
use clausemark::{detect, page};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Categories as bits, by their position in [`Gold::categories`].
pub(super) type Bits = u64;

/// Every labelled document below one folder.
pub(super) struct Gold {
    /// Slugs, sorted.
    pub(super) categories: Vec<String>,
    /// By file name, `dev` before `train`.
    pub(super) documents: Vec<Document>,
    /// Every file read, in order.
    pub(super) files: Vec<PathBuf>,
}

/// One labelled document.
pub(super) struct Document {
    /// The company it is of.
    pub(super) company: String,
    /// Whether it is of the part that is measured with.
    pub(super) dev: bool,
    pub(super) clauses: Vec<LabelledClause>,
    pub(super) segments: Vec<Segment>,
}

/// A clause with what is learned from it.
pub(super) struct LabelledClause {
    pub(super) features: Vec<model::Feature>,
    /// Categories for which a rule speaks.
    pub(super) rules: Bits,
    /// Categories of the segments it overlaps.
    pub(super) labels: Bits,
    /// Categories on which readers disagreed.
    pub(super) unsure: Bits,
    /// The segments it overlaps, as tools/score.py counts it.
    pub(super) segments: Vec<usize>,
    /// Whether it can have a category: headings, labels and texts in other languages cannot.
    pub(super) counts: bool,
}

/// A segment that readers labelled.
#[derive(Clone)]
pub(super) struct Segment {
    /// Letters and digits of the document that are the segment's.
    span: Range<usize>,
    pub(super) heading: bool,
    pub(super) labels: Bits,
    pub(super) unsure: Bits,
}

#[derive(Deserialize)]
struct SegmentsFile {
    service: String,
    segments: Vec<SegmentLine>,
}

#[derive(Deserialize)]
struct SegmentLine {
    i: u32,
    kind: String,
    text: String,
}

#[derive(Deserialize)]
struct LabelLine {
    i: u32,
    c: Vec<String>,
    #[serde(default)]
    m: Vec<String>,
}

impl Gold {
    /// Reads `dev` and `train` below `folder`.
    pub(super) fn read(folder: &Path) -> Result<Gold> {
        let mut names = Vec::new();
        for part in ["dev", "train"] {
            let part = folder.join(part);
            for entry in fs::read_dir(&part).with_context(|| format!("cannot read {}", part.display()))? {
                let path = entry?.path();
                let name = path.to_str().context("a file name that is not UTF-8")?;
                names.extend(name.strip_suffix(".labels.jsonl").map(str::to_owned));
            }
        }
        names.sort();
        let labels = names.iter().map(|name| labels(name)).collect::<Result<Vec<_>>>()?;
        let slugs: BTreeSet<&String> = labels.iter().flatten().flat_map(|line| &line.c).collect();
        let categories: Vec<String> = slugs.into_iter().cloned().collect();
        anyhow::ensure!(categories.len() <= LANES, "more than {LANES} categories");
        let documents =
            names.iter().zip(&labels).map(|(name, lines)| document(name, lines, &categories)).collect::<Result<_>>()?;
        let files = |name: &String| [".json", ".labels.jsonl", ".md"].map(|end| PathBuf::from(format!("{name}{end}")));
        Ok(Gold { categories, documents, files: names.iter().flat_map(files).collect() })
    }

    /// What a model may learn from that must not see the documents of `held_back`.
    pub(super) fn to_learn_from(&self, held_back: impl Fn(usize) -> bool) -> Vec<&Document> {
        self.documents.iter().enumerate().filter(|&(at, _)| !held_back(at)).map(|(_, document)| document).collect()
    }
}

fn labels(name: &str) -> Result<Vec<LabelLine>> {
    let text = fs::read_to_string(format!("{name}.labels.jsonl"))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn bits<'a>(slugs: impl Iterator<Item = &'a str>, categories: &[String]) -> Bits {
    let bit = |slug: &str| categories.iter().position(|known| known == slug).map_or(0, |at| 1 << at);
    slugs.map(bit).fold(0, |all, bit| all | bit)
}

fn document(name: &str, lines: &[LabelLine], categories: &[String]) -> Result<Document> {
    let file: SegmentsFile = serde_json::from_str(&fs::read_to_string(format!("{name}.json"))?)?;
    let mut text = String::new();
    let mut segments = Vec::new();
    for line in &file.segments {
        let start = text.len();
        push_letters(&line.text, &mut text);
        let label = lines.iter().find(|label| label.i == line.i);
        let of = |pick: fn(&LabelLine) -> &Vec<String>| {
            bits(label.map_or(&[][..], |label| pick(label)).iter().map(String::as_str), categories)
        };
        let (labels, unsure) = (of(|label| &label.c), of(|label| &label.m));
        segments.push(Segment { span: start..text.len(), heading: line.kind == "h", labels, unsure });
    }

    let capture = page::markdown::read(&fs::read_to_string(format!("{name}.md"))?, None);
    let clauses = page::clauses(&capture);
    let language = detect::language(&clauses);
    let kind = detect::detect(&capture, &clauses, language).kind;
    let readable = language.is_none_or(|language| language == "en");
    let features = model::features(&clauses, kind);
    let mut rules = vec![0; clauses.list.len()];
    for (clause, category) in classify::by_rules(&clauses, kind) {
        rules[clause] |= bits(std::iter::once(category.slug), categories);
    }
    let mut at = 0;
    let said = features.into_iter().zip(rules).zip(classify::statements(&clauses));
    let labelled = clauses.list.iter().zip(said).map(|(clause, ((features, rules), states))| {
        let mut letters = String::new();
        push_letters(&clause.text, &mut letters);
        let found = text[at..].find(&letters).map(|found| at + found).or_else(|| text.find(&letters));
        let span = found.filter(|_| !letters.is_empty()).map_or(0..0, |start| start..start + letters.len());
        at = at.max(span.end);
        let over = overlapped(&segments, &span);
        let union = |pick: fn(&Segment) -> Bits| over.iter().fold(0, |all, &segment| all | pick(&segments[segment]));
        LabelledClause {
            features,
            rules,
            labels: union(|segment| segment.labels),
            unsure: union(|segment| segment.unsure),
            counts: readable && states,
            segments: over,
        }
    });
    let clauses = labelled.collect();
    let dev = Path::new(name).parent().is_some_and(|parent| parent.ends_with("dev"));
    Ok(Document { company: file.service, dev, clauses, segments })
}

/// The segments of which a span covers half, or which cover half of it.
fn overlapped(segments: &[Segment], span: &Range<usize>) -> Vec<usize> {
    let covers = |segment: &Segment| {
        let over = segment.span.end.min(span.end).saturating_sub(segment.span.start.max(span.start));
        !segment.heading && over > 0 && (over * 2 >= segment.span.len() || over * 2 >= span.len())
    };
    (0..segments.len()).filter(|&at| covers(&segments[at])).collect()
}

/// The ASCII letters and digits of `text`, in lower case.
fn push_letters(text: &str, to: &mut String) {
    to.extend(text.chars().flat_map(char::to_lowercase).filter(char::is_ascii_alphanumeric));
}
