/** When a page is looked at anew: every few seconds while somebody sees it, and when it comes back into view. */

const BEAT = 10_000;

/** @param {(atOnce: boolean) => unknown} look */
export function again(look) {
  setInterval(() => document.hidden || look(false), BEAT);
  document.addEventListener("visibilitychange", () => document.hidden || look(true));
  addEventListener("pageshow", ({ persisted }) => persisted && look(true));
}
