/** The time line of one booking, from its own cutoffs: the same list as on the policy page, with exact moments. */

import { el, rich } from "./build.js";

/**
 * @typedef {object} Course  what a quote and a booking have in common
 * @property {string} start
 * @property {import("./types.js").Cutoff[]} cutoffs
 * @property {string | null} [hold_at]
 * @property {import("./types.js").Money} deposit
 * @property {string} [wait_until]
 * @property {number} [decide_after_hours]
 */

/** @typedef {{kind: "free" | "turn" | "late" | "after", at: string, text: string, phase?: string}} Point */

/** @param {Course} course @param {import("./manage.js").Page} page @returns {Point[]} */
export function points({ start, cutoffs, hold_at, deposit, wait_until, decide_after_hours }, { words, sum }) {
  const [first] = cutoffs;
  const late = cutoffs.length > 1 ? cutoffs[cutoffs.length - 1] : null;
  const moved = !late && first && first.cancel.amount > 0 ? first : null; // moved late: no minute is free any more
  const dear = late ?? moved;
  const phase = dear ? (dear.move.amount < dear.cancel.amount ? words.phase_rescue : words.phase_late)(sum(dear.cancel)) : words.phase_free;
  const asks = deposit.amount > 0;
  /** @type {Point[]} */
  const found = [];
  if (asks && hold_at) found.push({ kind: moved ? "late" : "free", at: hold_at, text: words.line_hold(sum(deposit)) });
  if (late && first) {
    const text = `**${words.line_last_free}** ${words.line_last_free_note}`;
    found.push({ kind: "turn", at: first.until, text, phase });
  }
  found.push({ kind: dear ? "late" : "free", at: start, text: words.line_meeting });
  if (asks && wait_until) {
    found.push({ kind: "after", at: wait_until, text: words.line_wait });
    const taking = Date.parse(wait_until) + (decide_after_hours ?? 24) * 3_600_000;
    found.push({ kind: "after", at: new Date(taking).toISOString(), text: words.line_taking });
  }
  const sorted = found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (sorted[0] && !sorted[0].phase && (moved || sorted[0].kind !== "late")) sorted[0].phase = moved ? phase : words.phase_free;
  return sorted;
}

/** @param {Course} course @param {import("./manage.js").Page} page */
export function timeLine(course, page) {
  const now = Date.now();
  return el(
    "ol",
    { class: "timeline" },
    points(course, page).map(({ kind, at, text, phase }) =>
      el(
        "li",
        { class: Date.parse(at) < now ? `${kind} past` : kind },
        el("p", { class: "when" }, page.exact(at), page.yours(at)),
        el("p", { class: "what" }, ...rich(text)),
        phase && el("p", { class: "phase" }, phase),
      ),
    ),
  );
}
