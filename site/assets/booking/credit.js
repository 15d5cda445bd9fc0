/** A deposit that stays as a credit: what that means before one cancels, and the way to a new date afterwards. */

import { button, el, rich } from "../build.js";
import { confirmMove, move } from "./move.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** Said before it is cancelled. @param {Desk} desk @param {string} until */
export function stays({ page: { words, sum, exact }, booking: { deposit } }, until) {
  return el("p", {}, ...rich(words.credit_stays(sum(deposit.paid ?? deposit.amount), exact(until))));
}

/** Whether a new date can still be chosen for it. @param {import("../types.js").Booking} booking */
export const isAlive = ({ credit, can }) => credit !== null && can.includes("move");

/** The times that are kept, and all others: each is the same booking again. @param {Desk} desk */
export function rebook(desk) {
  const { page, booking } = desk;
  const { words, sum, exact, yours } = page;
  const { credit, offers, offers_until, deposit } = booking;
  if (!credit) return null;
  const paid = sum(deposit.paid ?? deposit.amount);
  return el(
    "section",
    {},
    el("h2", {}, words.credit_heading),
    el("p", { class: "lead" }, ...rich(words.credit_counts[credit.means](paid, exact(credit.until))), yours(credit.until)),
    el("p", {}, words.credit_then(sum(credit.amount))),
    offers.length > 0 && offers_until && el("p", {}, words.kept_for_you(exact(offers_until)), yours(offers_until)),
    offers.length > 0 && el("ul", { class: "starts" }, offers.filter((start) => counts(desk, start)).map((start) => el("li", {}, time(desk, start)))),
    el("p", {}, button(words.credit_choose, () => move(desk))),
  );
}

/** Whether a meeting then would still count. @param {Desk} desk @param {string} start */
export const counts = ({ booking: { credit } }, start) => credit?.means !== "takes_place" || Date.parse(start) <= Date.parse(credit.until);

/** @param {Desk} desk @param {string} start */
function time(desk, start) {
  const { exact, yours } = desk.page;
  const choose = button(exact(start), () => confirmMove(desk, start), { class: "plain" });
  choose.append(...[yours(start)].filter((own) => own !== null));
  return choose;
}
