// The pages of the scenarios, made from the sample policies of this project.

import { readFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { ROOT } from "../../xtask/browser/extension.js";

/** A sample policy, as HTML. */
export const policy = (name) => readFileSync(`${ROOT}tests/policies/${name}.html`, "utf8");

export const TERMS = policy("larkspur-terms");

/** The paragraphs of the sample terms, as HTML. */
export const PARAGRAPHS = TERMS.match(/<p>.*?<\/p>/gs);

/** The sample terms with two clauses edited, one new and one gone. */
export const EDITED = [
  ["at least 16 years old", "at least 18 years old"],
  ["at least 30 days before a change", "at least 14 days before a change"],
  ["Keep your password to yourself.", ""],
  ["<h2>2. Your content</h2>", "<p>We may show your pictures to our advertisers.</p><h2>2. Your content</h2>"],
].reduce((html, [old, now]) => {
  if (!html.includes(old)) throw new Error(`the sample terms have no “${old}”`);
  return html.replace(old, now);
}, TERMS);

/** A page with this title and body. */
export const page = (title, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** An article that is no policy and mentions none. */
export const ARTICLE = page("How to prune an apple tree", `<main><h1>How to prune an apple tree</h1>${[
  "Wait for a dry day in late winter, when the tree is asleep and the worst of the frost is over.",
  "Take out what is dead or crosses another branch, then step back and look at the shape from all sides.",
  "A cut just above a bud that points outwards lets light and air into the crown.",
  "Clean the saw between trees, and leave the wound open to the air.",
  "An old tree that nobody has touched for years should be brought back over three winters, a third at a time.",
  "Cut more than that and it answers with a thicket of upright shoots that bear no fruit.",
  "Young trees need a different hand: pick four or five strong branches that leave the trunk at a wide angle.",
  "Shorten each of them by a third, and remove whatever competes with the leader at the top.",
  "In summer, pinch out the soft tips of side shoots, which turns wood buds into blossom for the year after.",
].map((words) => `<p>${words}</p>`).join("")}</main>`);

/** Terms in a folded section, in an open and in a closed shadow root, and a document that cannot be read. */
export const FOLDED = page("Terms of Service", `<main><h1>Terms of Service</h1>
  ${PARAGRAPHS.slice(0, 3).join("")}
  <details><summary>More</summary><p>We may use the recipes you upload to train our machine learning models.</p></details>
  <open-part></open-part><closed-part></closed-part>
  ${PARAGRAPHS.slice(3).join("")}
  <object data="/annex.pdf" type="application/pdf"></object></main>
  <script>
    for (const [name, mode, words] of [
      ["open-part", "open", "We may use the songs you upload to train our machine learning models."],
      ["closed-part", "closed", "We may use the letters you upload to train our machine learning models."],
    ]) {
      const paragraph = document.createElement("p");
      paragraph.textContent = words;
      document.querySelector(name).attachShadow({ mode }).append(paragraph);
    }
  </script>`);

/** An ordinary page around two frames that hold terms, one of this origin and one of another. */
export const framing = (same, other) => page("Sign up", `<h1>Sign up</h1>
  <iframe src="${same}" width="600" height="300"></iframe><iframe src="${other}" width="600" height="300"></iframe>`);

/** Terms of at least `bytes` bytes, which take something from their reader as often as long policies do. */
export function long(bytes) {
  const round = PARAGRAPHS.join("") + HARMLESS.match(/<p>.*<\/p>/s)[0].repeat(20);
  return page("Terms of Service", `<main><h1>Terms of Service</h1>${round.repeat(Math.ceil(bytes / round.length))}</main>`);
}

/** A site of one page that moves between an article and its terms without loading. */
export const SINGLE = page("Orchard", `<nav><a href="/tips">Tips</a> <a href="/legal/terms">Terms</a></nav>
  <main></main>
  <script type="application/json">${JSON.stringify({
    "/tips": { title: "Tips", html: "<h1>Tips</h1><p>Prune in late winter.</p>" },
    "/legal/terms": { title: "Terms of Service", html: `<h1>Terms of Service</h1>${PARAGRAPHS.join("")}` },
  }).replaceAll("<", "\\u003c")}</script>
  <script>
    const views = JSON.parse(document.querySelector("script[type='application/json']").textContent);
    const show = (path) => {
      document.title = views[path].title;
      document.querySelector("main").innerHTML = views[path].html;
    };
    document.querySelector("nav").addEventListener("click", (event) => {
      event.preventDefault();
      history.pushState(null, "", event.target.href);
      show(location.pathname);
    });
    show("/tips");
  </script>`);

/** The React page and its script. */
export const REACT = page("Larkspur", `<div id="root"></div><script src="/react.js"></script>`);
export const reactScript = () =>
  buildSync({
    entryPoints: [`${ROOT}tests/e2e/pages/react.jsx`], bundle: true, write: false, jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  }).outputFiles[0].text;

/** What the React page shows once it has it. */
export const CLAUSES = PARAGRAPHS.map((html) => html.replaceAll(/<[^>]+>/g, ""));

/** Terms that take nothing from their reader. */
export const HARMLESS = page("Terms of Service", `<main><h1>Terms of Service</h1>${[
  "These terms of service are an agreement between you and Pebble Row, a club of people who skip stones.",
  "These terms of service say how our service works for its users, and they fit on one page.",
  "You may use our service to find a pond, to meet other members and to write down how far a stone went.",
  "The service is free of charge, and everybody can open an account with a name and a password.",
  "Please be kind to other members, to the ducks and to the people who own the ponds.",
  "Our board meets in the first week of every month, and every member is welcome to the meeting.",
  "You may close your account whenever you like, and open it again when the ice on the ponds has gone.",
  "If anything in these terms is hard to understand, come to the pond on Sunday and ask us.",
].map((words) => `<p>${words}</p>`).join("")}</main>`);

/** A policy in a language that is not supported. */
export const GERMAN = page("Datenschutzerklärung – Privacy Policy", `<main><h1>Datenschutzerklärung</h1>${[
  "Wir freuen uns, dass Sie unsere Seiten besuchen, und nehmen den Schutz Ihrer persönlichen Daten sehr ernst.",
  "Verantwortlich für die Verarbeitung ist die Kieselreihe e. V., die Sie unter der angegebenen Anschrift erreichen.",
  "Wenn Sie ein Konto eröffnen, speichern wir Ihren Namen und Ihre Adresse, solange das Konto besteht.",
  "Sie haben das Recht, Auskunft über die gespeicherten Daten zu verlangen und ihre Löschung zu fordern.",
  "Eine Weitergabe an Dritte findet nicht statt, es sei denn, wir sind gesetzlich dazu verpflichtet.",
  "Auf Wunsch erhalten Sie einmal im Jahr eine Übersicht, in der steht, welche Angaben wir zu welchem Zweck speichern.",
  "Haben Sie eine Frage zu dieser Erklärung, so schreiben Sie uns, und wir werden Ihnen innerhalb einer Woche antworten.",
  "Unsere Server stehen in einem Rechenzentrum in Deutschland und werden dort von uns selbst betrieben.",
].map((words) => `<p>${words}</p>`).join("")}</main>`).replace('lang="en"', 'lang="de"');
