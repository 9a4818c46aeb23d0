/** The card's own style sheet: adopted by its shadow root, out of reach of the page's styles and of its CSP. */
export const cardStyle = `
:host { all: initial !important; display: block !important; position: fixed !important; inset: 0 auto auto 0 !important; }
.card {
  --paper: #fff; --ink: #1c1f24; --soft: #5b6470; --line: #dfe3e8; --tint: #f5f7fa; --link: #1f4f8f;
  --high: #b3261e; --medium: #8a5200; --low: #3d5a80; --info: #2e6b4f;
  position: fixed; box-sizing: border-box; width: min(400px, calc(100vw - 16px));
  display: flex; flex-direction: column; overflow: hidden;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 12px;
  box-shadow: 0 8px 32px rgb(0 0 0 / .24); font: 14px/1.5 system-ui, sans-serif; text-align: start;
}
.card.dark {
  --paper: #1b1f26; --ink: #e9ecf0; --soft: #a5aebb; --line: #363d48; --tint: #252b34; --link: #9cc3f5;
  --high: #ff9a90; --medium: #ffc46b; --low: #a9c7f0; --info: #8fd6b1; color-scheme: dark;
}
.card:focus { outline: none; }
.bar { display: flex; align-items: center; gap: 4px; padding: 6px 8px 6px 16px; border-bottom: 1px solid var(--line);
  color: var(--soft); font-size: 12px; }
.name { margin-inline-end: auto; font-weight: 600; letter-spacing: .02em; }
.body { overflow: auto; scrollbar-width: thin; overscroll-behavior: contain; padding: 12px 16px 16px; }
section + section { margin-top: 16px; padding-top: 16px; border-top: 1px solid var(--line); }
.severity { display: flex; align-items: center; gap: 6px; margin: 0; font-size: 12px; font-weight: 600; }
.icon { width: 12px; height: 12px; fill: currentColor; }
.high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); } .info { color: var(--info); }
h2 { margin: 2px 0 8px; font-size: 17px; line-height: 1.3; font-weight: 650; }
h3 { margin: 12px 0 2px; font-size: 12px; font-weight: 600; color: var(--soft); }
p { margin: 0; overflow-wrap: anywhere; }
.folded { margin-bottom: 12px; padding: 6px 12px; background: var(--tint); border-radius: 8px; font-size: 13px; }
.lead-in { font-size: 13px; color: var(--soft); margin-bottom: 4px; }
blockquote { margin: 0; padding: 8px 12px; background: var(--tint); border-inline-start: 3px solid var(--line); border-radius: 4px;
  font-size: 13px; max-height: 9.5em; overflow: auto; overflow-wrap: anywhere; }
ul { margin: 0; padding-inline-start: 18px; }
ul:empty { display: none; }
a { color: var(--link); overflow-wrap: anywhere; }
.sure { margin-top: 12px; font-size: 12px; color: var(--soft); }
details { margin-top: 12px; }
summary { cursor: pointer; font-size: 13px; color: var(--link); }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px; }
button { font: inherit; font-size: 13px; color: inherit; background: var(--tint); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 12px; cursor: pointer; }
.cite { display: inline-flex; }
.cite button { border-start-end-radius: 0; border-end-end-radius: 0; border-inline-end: none; }
select { font: inherit; font-size: 13px; color: inherit; background: var(--tint); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px; }
.cite select { border-start-start-radius: 0; border-end-start-radius: 0; }
option { color: var(--ink); background: var(--paper); }
button:hover { border-color: var(--soft); }
.sign { width: 28px; height: 28px; padding: 0; font-size: 18px; line-height: 1; background: none; border-color: transparent; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@media (forced-colors: active) { .card { border: 2px solid; } }
`;
