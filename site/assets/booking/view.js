/** A booking as its client sees it: what matters now, its facts, its time line, and what can be done. */

import { button, el, heading, notice, rich } from "../build.js";
import { timeLine } from "../line.js";
import { acceptedPolicy } from "./accepted.js";
import { around } from "./answers.js";
import { cancel, undo } from "./cancel.js";
import { isAlive, rebook } from "./credit.js";
import { details } from "./details.js";
import { fee } from "./fee.js";
import { move } from "./move.js";
import { meetAgain, noHurry, offers } from "./offers.js";
import { isExcused, standing, title } from "./standing.js";
import { why } from "./why.js";
import { here, note, withdrawal } from "./withdraw.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** @type {import("../types.js").Action[]} */
const CHANGES = ["move", "cancel", "undo"];

/** @param {Desk} desk @param {string} [said] */
export function view(desk, said) {
  const { booking } = desk;
  const now = around(desk);
  const running = booking.status === "pending" || booking.status === "confirmed";
  return [
    heading("h1", now?.title ?? title(desk)),
    said ? notice("note", el("p", {}, said)) : null,
    ...standing(desk),
    now?.part,
    ...(running ? toCome(desk) : gone(desk)),
    acceptedPolicy(desk),
    questions(desk),
  ];
}

/** @param {Desk} desk */
function toCome(desk) {
  const { booking } = desk;
  const isAhead = booking.status === "pending" || booking.cancel_now !== null;
  return [details(desk), fee(desk), isAhead && booking.deposit.state !== "none" ? line(desk) : null, CHANGES.some((step) => booking.can.includes(step)) ? changes(desk) : null];
}

/** The money, a new date, and then the facts. @param {Desk} desk */
function gone(desk) {
  const { booking } = desk;
  const isOff = ["cancelled", "no_show", "expired"].includes(booking.status);
  const calm = isExcused(booking);
  const next = isAlive(booking) ? rebook(desk) : isOff && !calm && !booking.withdrawn && offers(desk);
  const anyTime = isOff && calm && !isAlive(booking) && !booking.withdrawn;
  return [fee(desk), withdrawal(desk), next, details(desk), anyTime && noHurry(desk), booking.status === "attended" && meetAgain(desk)];
}

/** @param {Desk} desk */
function line({ page, booking }) {
  const { hold_at, amount, prepaid_as } = booking.deposit;
  const course = { ...booking, hold_at, deposit: amount, settled: booking.fee !== null, harmless: prepaid_as === "zaliczka" };
  return el("section", {}, el("h2", {}, page.words.line_heading), timeLine(course, page));
}

/** @param {Desk} desk */
function changes(desk) {
  const { page, booking } = desk;
  const { words } = page;
  const can = (/** @type {import("../types.js").Action} */ step) => booking.can.includes(step);
  return el(
    "section",
    {},
    el("h2", {}, words.change_heading),
    booking.cancel_now && el("p", {}, ...rich(cost(booking.cancel_now, desk))),
    booking.cancel_now && why(booking.cancel_now, booking),
    can("move") && booking.moves_left > 0 && el("p", { class: "quiet" }, words.moves_left(booking.moves_left)),
    el(
      "p",
      { class: "row" },
      can("move") && button(words.move, () => move(desk), { class: "plain" }),
      can("cancel") && button(words.cancel, () => cancel(desk), { class: "plain" }),
      here(desk),
    ),
    note(desk),
    can("undo") && booking.undo_until && booking.status === "confirmed"
      ? el("p", {}, words.undo_note(page.exact(booking.undo_until)), " ", button(words.undo, () => undo(desk), { class: "link" }))
      : null,
  );
}

/** @param {import("../types.js").Cost} now @param {Desk} desk */
function cost({ amount, clause, number, until, credit_until }, { page: { words, sum, exact }, booking: { deposit, cutoffs } }) {
  if (clause === "first_lapse") return words.cancel_forgiven(number);
  if (credit_until) return `${words.cancel_loses_nothing_until(exact(until))} ${words.credit_stays(sum(deposit.paid ?? deposit.amount), exact(credit_until))}`;
  if (!amount.amount) return words.cancel_free_until(exact(until));
  const rises = cutoffs.some((row) => row.cancel.amount > amount.amount && Date.parse(row.until) > Date.parse(until));
  return rises ? words.cancel_costs_until(sum(amount), number, exact(until)) : words.cancel_costs(sum(amount), number);
}

/** @param {Desk} desk */
function questions({ page: { words, email }, booking: { policy } }) {
  const accepted = `../policy/?${new URLSearchParams({ version: policy })}`;
  return el("p", { class: "quiet" }, `${words.questions} `, el("a", { href: `mailto:${email}` }, email), " · ", el("a", { href: accepted }, words.whole_policy), " · ", el("a", { href: "../policy/#withdrawal" }, words.withdraw));
}
