// Markdown as a document, for the one walk: the browser's twin of src/page/markdown.rs, which reads it on the command
// line. Both leave out raw HTML, but for its line breaks, and the alternative texts of images.

import MarkdownIt from "markdown-it";

const parser = new MarkdownIt("default", { html: true });
const breakOnly = (html: string) => (/^\s*<br/i.test(html) ? "<br>" : "");
parser.renderer.rules.html_block = (tokens, at) => breakOnly(tokens[at]?.content ?? "");
parser.renderer.rules.html_inline = parser.renderer.rules.html_block;
parser.renderer.rules.image = () => "";
// Emphasis that Markdown could not pair: converters write `**Scope.**You`, which shows no asterisks in the page.
parser.inline.ruler2.before("fragments_join", "unpaired_emphasis", ({ tokens, delimiters, tokens_meta }) => {
  const all = [delimiters, ...tokens_meta.map((meta) => meta?.delimiters ?? [])].flat();
  for (const { token: at, open, close } of all) {
    const token = tokens[at];
    if ((open || close) && token?.type === "text" && /^[*_]$/.test(token.content)) token.content = "";
  }
  return false;
});

/** The document that `markdown` describes. Its title is its first heading. No script of it runs, and nothing is loaded. */
export function documentOf(markdown: string): Document {
  const page = new DOMParser().parseFromString(parser.render(markdown), "text/html");
  page.title = page.querySelector("h1, h2, h3, h4, h5, h6")?.textContent?.trim() ?? "";
  return page;
}
