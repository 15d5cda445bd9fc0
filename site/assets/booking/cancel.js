/** Cancelling and undoing: what it costs is said first, the gentlest way comes first, and nothing happens before the last button. */

import { act, preview, slots } from "../api.js";
import { button, el, heading } from "../build.js";
import { dateOf, plus } from "../dates.js";
import { confirmMove, move } from "./move.js";
import { why } from "./why.js";

/** @typedef {import("../manage.js").Desk} Desk */

const OFFERS = 3;
/** The clauses of a late cancellation, whether it costs something or is forgiven. */
const LATE = ["late", "first_lapse"];

/** @param {Desk} desk */
export async function cancel(desk) {
  try {
    const cost = await preview(desk.token, { action: "cancel" });
    desk.ask(...(LATE.includes(cost.clause) ? await late(desk, cost) : inTime(desk, cost)));
  } catch (problem) {
    await desk.failed(problem);
  }
}

/** @param {Desk} desk @param {import("../types.js").Preview} cost */
function inTime(desk, cost) {
  const { words } = desk.page;
  return [
    heading("h1", words.cancel_sure),
    el("p", { class: "lead" }, words.cancel_costs_nothing),
    why(cost, desk.booking),
    el("p", { class: "row" }, button(words.cancel_yes, () => now(desk, cost)), button(words.keep, () => desk.show(), { class: "plain" })),
  ];
}

/** "Can we still save it?", gentlest first. @param {Desk} desk @param {import("../types.js").Preview} cost */
async function late(desk, cost) {
  const { page, booking } = desk;
  const { words, sum, at, exact } = page;
  const times = await rescuing(desk);
  const free = !cost.amount.amount;
  const ended = booking.cutoffs.length > 1 ? booking.cutoffs[0] : null;
  return [
    heading("h1", words.save_heading),
    ended && el("p", {}, words.free_ended(exact(ended.until)), page.yours(ended.until)),
    el(
      "ol",
      { class: "gentle" },
      el("li", {}, words.save_same, " ", mail(desk, words.save_same_do, words.save_same_subject)),
      times.length
        ? el("li", {}, words.save_move, el("p", { class: "row" }, times.map((start) => button(at(start), () => confirmMove(desk, start), { class: "plain" })), button(words.save_other, () => move(desk), { class: "link" })))
        : null,
      el("li", {}, words.save_serious, " ", mail(desk, words.save_same_do, words.save_serious_subject)),
      el(
        "li",
        {},
        el("strong", {}, words.save_cancel),
        ` ${fee(cost, page)} ${cost.clause === "late" ? "" : words.save_freed}`,
        why(cost, booking),
        el("p", { class: "row" }, button(free ? words.cancel_yes : words.cancel_fee_yes(sum(cost.amount)), () => now(desk, cost), { class: "plain" })),
      ),
    ),
    el("p", {}, button(words.keep, () => desk.show())),
  ];
}

/** @param {import("../types.js").Preview} cost @param {import("../page.js").Page} page */
function fee({ amount, number, not_before }, { words, sum, at }) {
  if (!amount.amount) return words.save_forgiven(number);
  if (not_before) return words.save_fee_from(sum(amount), number, at(not_before));
  return words.save_fee(sum(amount), number);
}

/** Open times to which moving is free now, if there are any. @param {Desk} desk @returns {Promise<string[]>} */
async function rescuing({ token, page, booking }) {
  if (!booking.can.includes("move")) return [];
  const today = dateOf(Date.now(), page.zone);
  const day = dateOf(booking.start, page.zone);
  const from = day > today ? day : today;
  const open = await slots({ token }, from, plus(from, 14), page.zone);
  /** @type {Map<string, string>} one a day */
  const days = new Map();
  for (const start of open.slots) {
    const date = dateOf(start, page.zone);
    if (Date.parse(start) > Date.parse(booking.start) && !days.has(date)) days.set(date, start);
  }
  const some = [...days.values()].slice(0, OFFERS);
  const costs = await Promise.all(some.map((start) => preview(token, { action: "move", start })));
  return some.filter((_, n) => costs[n]?.amount.amount === 0);
}

/** A mail to the host with its subject. @param {Desk} desk @param {string} label @param {string} subject */
function mail({ page, booking }, label, subject) {
  const about = `${subject} (${booking.service.name}, ${page.exact(booking.start)})`;
  return el("a", { href: `mailto:${page.email}?subject=${encodeURIComponent(about)}` }, label);
}

/** @param {Desk} desk @param {import("../types.js").Preview} cost */
async function now(desk, cost) {
  try {
    await act(desk.token, "cancel", { expect: { amount: cost.amount.amount } });
    await desk.show(desk.page.words.done_cancelled);
  } catch (problem) {
    await desk.failed(problem);
  }
}

/** @param {Desk} desk */
export function undo(desk) {
  const { words } = desk.page;
  const yes = async () => {
    try {
      await act(desk.token, "undo");
      await desk.show(words.done_cancelled);
    } catch (problem) {
      await desk.failed(problem);
    }
  };
  desk.ask(
    heading("h1", words.undo_sure),
    el("p", { class: "row" }, button(words.undo_yes, yes), button(words.keep, () => desk.show(), { class: "plain" })),
  );
}
