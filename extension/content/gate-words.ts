// The gate's words, all in one place. Other languages are here so that a policy in one of them is told to be in a
// language not supported, instead of being passed over.

/** What names a policy wherever it stands: in address, title or heading. */
export const ANYWHERE = words(
  "privacy[-_ ]?(?:policy|notice|statement)|cookies?[-_ ]?(?:policy|notice|statement)|acceptable[-_ ]?use",
  "terms[-_ ]?(?:of|and|&)[-_ ]?(?:service|sale|use|conditions)|conditions[-_ ]?of[-_ ]?(?:use|service|sale)",
  "(?:user|licen[cs]e|service|subscription|customer|data[-_ ]?processing)[-_ ]?agreement|data[-_ ]?processing[-_ ]?addendum",
  "community[-_ ]?(?:guidelines|standards)|eula|datenschutz[a-zäöü]*|nutzungsbedingungen",
  "politique[-_ ]?de[-_ ]?confidentialit[ée]|pol[íi]tica[-_ ]?de[-_ ]?privacidade?|condizioni|condiciones|termos",
);

/** What names one in an address where it is a whole step of the path or of the host. */
export const IN_ADDRESS =
  /(?:^|[/.#])(?:privacy|terms|tos|legal|cookies?|policy|policies|conditions|agreement|aup|dpa|ccpa|gdpr|agb|privacidad)(?:[/.#_]|$)/i;

/** What names one in a title. */
export const IN_TITLE = words("privacy|terms|policy|policies|data protection|legal (?:notice|terms|information)");

/** What names one in a main heading. */
export const IN_HEADING = words("terms");

function words(...lists: string[]): RegExp {
  return new RegExp(`(?<![a-z0-9])(?:${lists.join("|")})(?![a-z0-9])`, "i");
}
