/** The time line of one booking, from its own cutoffs: the same list as on the policy page, with exact moments. */

import { el, rich } from "./build.js";

/** @typedef {import("./types.js").Cutoff} Cutoff */
/** @typedef {import("./manage.js").Page} Page */

/**
 * @typedef {object} Course  what a quote and a booking have in common
 * @property {string} start
 * @property {Cutoff[]} cutoffs
 * @property {string | null} [hold_at]
 * @property {import("./types.js").Money} deposit
 * @property {string} [wait_until]
 * @property {number} [decide_after_hours]
 * @property {boolean} [harmless]  nothing can ever be taken, as of a zaliczka
 * @property {boolean} [settled]  there is a fee already, and nothing comes on top
 */

/** @typedef {{kind: "free" | "turn" | "late" | "after", at: string, text: string, phase?: string}} Point  `phase`: what holds from here on */

/** @param {Course} course @param {Page} page @returns {Point[]} */
export function points(course, page) {
  const { start, cutoffs, hold_at, deposit, wait_until, decide_after_hours, harmless } = course;
  const { words, sum } = page;
  const asks = deposit.amount > 0;
  const at = (/** @type {string} */ moment) => (costs(cutoffs.find(({ until }) => Date.parse(moment) <= Date.parse(until))) ? "late" : "free");
  const found = turns(cutoffs, page);
  if (asks && hold_at) found.push({ kind: at(hold_at), at: hold_at, text: words.line_hold(sum(deposit)) });
  found.push({ kind: at(start), at: start, text: words.line_meeting });
  if (asks && wait_until) {
    found.push({ kind: "after", at: wait_until, text: words.line_wait });
    const taking = Date.parse(wait_until) + (decide_after_hours ?? 24) * 3_600_000;
    if (!harmless) found.push({ kind: "after", at: new Date(taking).toISOString(), text: words.line_taking });
  }
  return begun(found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)), course, page);
}

/** @param {Cutoff} [row] */
const costs = (row) => (row?.cancel.amount ?? 0) > 0;

/** Where one row ends and the next begins. @param {Cutoff[]} cutoffs @param {Page} page @returns {Point[]} */
function turns(cutoffs, page) {
  const { words, sum } = page;
  return cutoffs.slice(0, -1).map((row, n) => {
    const next = /** @type {Cutoff} */ (cutoffs[n + 1]);
    const last = costs(row) ? words.line_last_at(sum(row.cancel)) : row.credit_until ? words.line_last_credit : words.line_last_free;
    const kind = costs(row) ? "late" : costs(next) ? "turn" : "free";
    return { kind, at: row.until, text: `**${last}** ${words.line_last_note}`, phase: phase(next, page) };
  });
}

/** What holds at first, at the first point; or now, where that is a turn already. @param {Point[]} found @param {Course} course @param {Page} page */
function begun(found, { cutoffs, deposit, settled }, page) {
  const [first] = found;
  const [row] = cutoffs;
  if (!first || !row) return found;
  if (!first.phase) first.phase = settled ? page.words.phase_settled : phase(row, page);
  else if (deposit.amount > 0 && Date.parse(first.at) > Date.now())
    found.unshift({ kind: costs(row) ? "late" : "free", at: new Date().toISOString(), text: page.words.line_now, phase: phase(row, page) });
  return found;
}

/** @param {Cutoff} row @param {Page} page */
function phase({ cancel, move, credit_until }, { words, sum }) {
  if (credit_until) return move.amount ? words.phase_credit_move(sum(move)) : words.phase_credit;
  if (!cancel.amount && !move.amount) return words.phase_free;
  if (cancel.amount === move.amount) return words.phase_late(sum(cancel));
  return move.amount ? words.phase_both(cancel.amount ? sum(cancel) : "", sum(move)) : words.phase_rescue(sum(cancel));
}

/** @param {Course} course @param {Page} page */
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
