// The gate's words, all in one place. Other languages are here so that a policy in one of them is told to be in a
// language not supported, instead of being passed over.

const PHRASES = [
  "privacy[-_ ]?(?:policy|notice|statement)|cookies?[-_ ]?(?:policy|notice|statement)|acceptable[-_ ]?use",
  "terms[-_ ]?(?:of|and|&)[-_ ]?(?:service|sale|use|conditions)|conditions[-_ ]?of[-_ ]?(?:use|service|sale)",
  "(?:user|licen[cs]e|service|subscription|customer|data[-_ ]?processing)[-_ ]?agreement|data[-_ ]?processing[-_ ]?addendum",
  "community[-_ ]?(?:guidelines|standards)|eula|datenschutz\\p{L}*|nutzungsbedingungen",
  "politique[-_ ]?de[-_ ]?confidentialit[ée]|pol[íi]tica[-_ ]?de[-_ ]?privacidade?|condizioni|condiciones|termos",
];

const NAMES = "privacy|terms|tos|legal|cookies?|policy|policies|conditions|agreement|aup|dpa|ccpa|gdpr|agb|privacidad";

/** In host, path or fragment: a phrase anywhere, a bare word where it is a whole step of the path or of the host. */
export const IN_ADDRESS = new RegExp(
  `(?<![\\p{L}\\d])(?:${PHRASES.join("|")})(?![\\p{L}\\d])|(?:^|[/.#])(?:${NAMES})(?:[/.#_]|$)`,
  "iu",
);

/** In the title. */
export const IN_TITLE = words(
  ...PHRASES,
  "privacy|terms|policy|policies|data protection|legal (?:notice|terms|information)",
);

/** In a main heading: only what names the document. */
export const IN_HEADING = words(...PHRASES, "terms (?:of|and|&) \\w+|terms");

function words(...lists: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${lists.join("|")})(?![\\p{L}\\d])`, "iu");
}
