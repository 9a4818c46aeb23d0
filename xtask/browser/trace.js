// What a content script costs the page it runs in, from Chromium's own trace.

/**
 * Loads `url` in `page` and returns the main thread's tasks in which the extension's scripts ran, in ms each: whole
 * tasks, as promises and idle callbacks are not told apart from what called them.
 */
export async function contentTasks(page, url, done) {
  await page.tracing.start({ categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"] });
  await page.goto(url);
  await done();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const spans = traceEvents.filter(({ ph }) => ph === "X");
  const ours = spans.filter(({ args }) => args.data?.url?.startsWith("chrome-extension://"));
  const tasks = spans.filter(({ name }) => name === "RunTask");
  return tasks.filter((task) => ours.some((span) => contains(task, span))).map(({ dur }) => dur / 1000);
}

function contains(a, b) {
  return a.pid === b.pid && a.tid === b.tid && a.ts <= b.ts && b.ts + b.dur <= a.ts + a.dur;
}
