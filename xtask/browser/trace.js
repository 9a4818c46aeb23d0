// What a content script costs the page it runs in, from Chromium's own trace.

/** Loads `url` in `page` and returns how long the extension's scripts kept the main thread, in ms: each stretch. */
export async function contentTasks(page, url, done) {
  await page.tracing.start({ categories: ["devtools.timeline", "v8", "toplevel"] });
  await page.goto(url);
  await done();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const spans = traceEvents.filter(({ ph }) => ph === "X");
  const isOurs = ({ name, args }) =>
    (name === "FunctionCall" || name === "EvaluateScript") && args.data?.url?.startsWith("chrome-extension://");
  const ours = spans.filter(isOurs);
  // Calls inside calls are counted once.
  const outer = ours.filter((span) => !ours.some((other) => other !== span && contains(other, span)));
  return outer.map(({ dur }) => dur / 1000);
}

function contains(a, b) {
  return a.pid === b.pid && a.tid === b.tid && a.ts <= b.ts && b.ts + b.dur <= a.ts + a.dur;
}
