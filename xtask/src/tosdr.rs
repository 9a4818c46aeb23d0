//! Recall on quotes that ToS;DR's readers approved: other companies than those that rules and model were made from, so
//! that it shows how both generalise. A quote stands alone, without the clauses around; nothing is trained on it.

use crate::jsonl;
use anyhow::Result;
use clausemark::page;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// ToS;DR's cases that say the same as one of our categories.
const CASES: &[(&str, &[&str])] = &[
    ("arbitration", &["This service forces users into binding arbitration in the case of disputes"]),
    ("auto-renewal", &["You authorise the service to charge a credit card supplied on re-occurring basis"]),
    (
        "business-transfer",
        &[
            "The service can sell or otherwise transfer your personal data as part of a bankruptcy proceeding or other type of financial transaction.",
        ],
    ),
    ("children", &["This service is only available to users over a certain age"]),
    ("claim-time-limit", &["Users have a reduced time period to take legal action against the service"]),
    ("class-action-waiver", &["You waive your right to a class action."]),
    (
        "content-licence",
        &[
            "This service can use your content for all their existing and future services",
            "This service can license user content to third parties",
            "The service can distribute your content through any media known now or in the future",
            "You waive your moral rights",
        ],
    ),
    (
        "content-removal",
        &[
            "The service can delete specific content without reason and may do it without prior notice",
            "This service can delete your content if you violate the terms",
        ],
    ),
    ("cross-border-transfer", &["Your data may be processed and stored anywhere in the world"]),
    ("data-enrichment", &["This service gathers information about you through third parties"]),
    ("data-rights", &["You can request access and deletion of personal data"]),
    (
        "do-not-track-ignored",
        &["This service ignores the Do Not Track (DNT) header and tracks users anyway even if they set this header."],
    ),
    ("governing-law", &["The court of law governing the terms is in location X"]),
    (
        "indemnification",
        &[
            "You agree to defend, indemnify, and hold the service harmless in case of a claim related to your use of the service",
        ],
    ),
    (
        "liability-limit",
        &[
            "This service assumes no liability for any losses or damages resulting from any matter relating to the service",
        ],
    ),
    ("no-data-sale", &["This service does not sell your personal data"]),
    ("no-refund", &["The service has a no refund policy"]),
    ("opt-out", &["You can opt out of promotional communications", "You can opt out of targeted advertising"]),
    (
        "retention",
        &[
            "This service may keep personal data after a request for erasure for business interests or legal obligations",
        ],
    ),
    ("service-change", &["They may stop providing the service at any time"]),
    ("targeted-advertising", &["The service uses your personal data to employ targeted third-party advertising"]),
    (
        "termination",
        &[
            "The service can delete your account without prior notice and without a reason",
            "The service can suspend your account for several reasons",
        ],
    ),
    (
        "third-party-sharing",
        &[
            "Your personal data is given to third parties",
            "This service can share your personal information to third parties",
        ],
    ),
    (
        "tracking",
        &[
            "The service may use tracking pixels, web beacons, browser fingerprinting, and/or device fingerprinting on users.",
            "This service uses third-party cookies for statistics",
            "The service uses social media cookies/pixels",
        ],
    ),
    (
        "unilateral-change",
        &[
            "Terms may be changed any time at their discretion, without notice to the user",
            "The service may change its terms at any time, but the user will receive notification of the changes.",
        ],
    ),
    ("warranty-disclaimer", &["The service is provided 'as is' and to be used at the users' sole risk"]),
];

/// A row of `tosdr_approved.jsonl`.
#[derive(Deserialize)]
struct Row {
    service: String,
    quote: String,
    case: String,
}

/// Prints recall for each category with a case that says the same, and over all. With `errors`, lists the quotes that we
/// pass over.
pub(crate) fn run(shared: &Path, errors: bool) -> Result<()> {
    let rows: Vec<Row> = jsonl::read(&shared.join("data/tosdr_approved.jsonl"))?;
    let mut found_of: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in &rows {
        let Some((slug, _)) = CASES.iter().find(|(_, cases)| cases.contains(&row.case.trim())) else { continue };
        let report = clausemark::annotate(&page::plain::read(&row.quote, None));
        if report.document.language.is_some_and(|language| language != "en") {
            continue;
        }
        let found = report.findings.iter().any(|finding| finding.category == *slug);
        let (hits, all) = found_of.entry(slug).or_default();
        *hits += usize::from(found);
        *all += 1;
        if errors && !found {
            println!("{slug}, {}: {}", row.service, row.quote);
        }
    }
    println!("{:24}{:>8}{:>8}", "category", "quotes", "recall");
    let recall = |(hits, all): (usize, usize)| hits as f64 / all.max(1) as f64;
    for (slug, &tally) in &found_of {
        println!("{slug:24}{:8}{:8.3}", tally.1, recall(tally));
    }
    let total = found_of.values().fold((0, 0), |sum, tally| (sum.0 + tally.0, sum.1 + tally.1));
    println!("{:24}{:8}{:8.3}", "all", total.1, recall(total));
    Ok(())
}
