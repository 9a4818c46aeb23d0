import { element } from "../shared/dom";
import { say } from "../shared/i18n";

/** Says `words` at the foot of the page, with a button for what can be done about it. The next notice takes its place. */
export function notify(words: string, action?: { label: string; act: () => Promise<void> }): void {
  const close = element("button", { type: "button", className: "sign", textContent: "×", title: say("close") });
  close.ariaLabel = say("close");
  close.addEventListener("click", () => box().replaceChildren());
  const button = action && element("button", { type: "button", textContent: action.label });
  button?.addEventListener("click", () => {
    box().replaceChildren();
    void attempt(action?.act ?? (async () => {}));
  });
  box().replaceChildren(element("p", { textContent: words }), ...(button ? [button] : []), close);
}

/** Shows how far a long task is; what it returns is to be called with each step. */
export function showProgress(words: string): (done: number, of: number) => void {
  const bar = element("progress");
  box().replaceChildren(element("p", { textContent: words }), bar);
  return (done, of) => {
    bar.max = Math.max(of, 1);
    bar.value = done;
  };
}

/** Does what the reader asked for, and says so where it fails. */
export async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    notify(reasonOf(error));
  }
}

/** What takes the place of a view that could not be made. */
export function failure(error: unknown): HTMLElement {
  return element(
    "section",
    { className: "failed", role: "alert" },
    element("h2", { textContent: say("archive_failed") }),
    element("p", { textContent: reasonOf(error) }),
  );
}

/** Why it failed, with the next step where there is one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "QuotaExceededError") return say("archive_full");
  if (error.name === "VersionError") return say("archive_newer");
  return error.message;
}

function box(): HTMLElement {
  const found = document.getElementById("notice");
  if (!found) throw new Error("archive.html has no #notice");
  return found;
}
