// The gate's words, all in one place. Other languages are here so that a policy in one of them is told to be in a
// language not supported, instead of being passed over.

/** In host, path or fragment: a whole word between separators. */
export const IN_ADDRESS = words(
  "privacy|privacy-?policy|privacy-?notice|privacystatement|terms|tos|eula|legal|cookies?|cookie-?policy|policy|policies",
  "terms-?of-?(?:service|use)|terms-?and-?conditions|conditions|agreement|acceptable-?use|aup|dpa|ccpa|gdpr|user-?agreement",
  "datenschutz|agb|nutzungsbedingungen|confidentialite|privacidad|condiciones|privacidade|termos|termini|condizioni",
);

/** In the title. */
export const IN_TITLE = words(
  "privacy|terms|cookies?|legal|eula|acceptable use|user agreement|licen[cs]e agreement|subscription agreement|service agreement",
  "data processing|data protection|conditions of (?:use|service|sale)|policy|policies|community (?:guidelines|standards)",
  "datenschutz\\w*|agb|nutzungsbedingungen|confidentialité|privacidad|términos|privacidade|termos|condizioni",
);

/** In a main heading: only what names the document. */
export const IN_HEADING = words(
  "privacy (?:policy|notice|statement)|cookies? (?:policy|notice|statement)|terms (?:of|and|&) \\w+|terms|acceptable use policy",
  "(?:user|licen[cs]e|service|subscription|customer|data processing) agreement|data processing addendum|community (?:guidelines|standards)",
  "datenschutz\\w*|nutzungsbedingungen|politique de confidentialité|política de privacidad",
);

function words(...lists: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${lists.join("|")})(?![\\p{L}\\d])`, "iu");
}
