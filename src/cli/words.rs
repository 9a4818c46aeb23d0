//! The words that pretty output has for the report's slugs.

use clausemark::capture::UnreadKind;
use clausemark::catalogue::Polarity;
use clausemark::record::Verdict;
use clausemark::record::compare::{Sameness, Status, Weight};
use clausemark::report::{ActionKind, Basis, Confidence, Kind, Severity};

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Privacy => "privacy policy",
        Kind::Terms => "terms",
        Kind::Cookies => "cookie notice",
        Kind::AcceptableUse => "rules of acceptable use",
        Kind::DataProcessing => "data processing agreement",
        Kind::OtherLegal => "other legal document",
        Kind::None => "no policy",
    }
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "high",
        Severity::Medium => "medium",
        Severity::Low => "low",
        Severity::Info => "info",
    }
}

pub(crate) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

pub(crate) fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Stated => "said outright",
        Basis::Implied => "implied",
        Basis::LeadIn => "said by the sentence before the list",
        Basis::Reference => "said by pointing to another text",
    }
}

/// Which of rules and model spoke; `rule` is what a finding names as its rule.
pub(crate) fn speaker(rule: &str) -> String {
    if rule.starts_with("model/") { "the statistical model".to_owned() } else { format!("rule {rule}") }
}

pub(crate) fn action(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Email => "write to",
        ActionKind::Link => "open",
        ActionKind::Settings => "go to",
        ActionKind::Post => "send a letter to",
        ActionKind::Deadline => "act",
    }
}

pub(crate) fn unread(what: UnreadKind) -> &'static str {
    match what {
        UnreadKind::Frame => "frames of other sites",
        UnreadKind::ShadowRoot => "closed shadow roots",
        UnreadKind::Embedded => "embedded documents",
        UnreadKind::Image => "images without a text",
        UnreadKind::Encoding => "characters that are not valid text",
    }
}

pub(crate) fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Risk => "risk",
        Polarity::Protection => "protection",
        Polarity::Notice => "notice",
    }
}

pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "identical to a record",
        Verdict::SameWording => "the words of a record, in another form",
        Verdict::Changed => "changed since the record",
        Verdict::Variant => "a variant: the record of another address fits better than that of its own",
        Verdict::OtherRecipe => "known, by a recipe that cannot be compared",
        Verdict::Unknown => "unknown to these records",
    }
}

pub(crate) fn sameness(sameness: Sameness) -> &'static str {
    match sameness {
        Sameness::Identical => "identical",
        Sameness::SameWording => "the same words in another form",
        Sameness::Changed => "changed",
        Sameness::OtherRecipe => "not to be compared: the hashes are of different recipes",
    }
}

pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Same => "same",
        Status::Moved => "moved",
        Status::Reformatted => "reformatted",
        Status::Reworded => "reworded",
        Status::New => "new",
    }
}

pub(crate) fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Cosmetic => "cosmetic",
        Weight::Wording => "wording",
        Weight::Substantive => "substantive",
    }
}
