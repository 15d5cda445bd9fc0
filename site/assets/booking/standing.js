/** What a booking's status means for its client, in a sentence or two, and what waits for them. */

import { el, notice, rich } from "../build.js";
import { mend } from "./card.js";
import { withdrawn } from "./withdraw.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** Whether the client told of something serious. @param {import("../types.js").Booking} booking */
export const isExcused = ({ status, said }) =>
  (status === "cancelled" || status === "no_show") && said.some(({ word }) => word === "serious");

/** @param {Desk} desk */
export function title({ page: { words }, booking }) {
  if (booking.withdrawn) return words.withdrawal.title;
  if (isExcused(booking)) return words.excused;
  if (!byHost(booking)) return words.statuses[booking.status];
  return missed(booking) ? words.host_missed : words.cancelled_by_host;
}

/** @param {Desk} desk */
export function standing(desk) {
  const { page, booking } = desk;
  const { words, sum } = page;
  const { status, deposit } = booking;
  if (status === "pending") return [pending(desk), mend(desk)];
  if (status === "confirmed") return [moved(desk), mend(desk)];
  if (status === "expired" && deposit.confirm_by) return [el("p", {}, words.expired_slow(sum(deposit.amount)))];
  if (status === "expired") return [el("p", {}, deposit.mode !== "prepay" ? words.expired_why : deposit.paid ? words.expired_late(sum(deposit.paid)) : words.expired_unpaid)];
  if (status === "attended") return [el("p", {}, attended(desk)), mend(desk)];
  if (status === "cancelled") return [...cancelled(desk), mend(desk)];
  return status === "no_show" ? [mend(desk), el("p", {}, isExcused(booking) ? words.excused_missed : words.missed_why(page.exact(booking.wait_until)))] : [];
}

/** @param {Desk} desk */
function attended({ page: { words, sum }, booking: { price, fee, deposit } }) {
  const { state, after, paid, taken, amount } = deposit;
  if (state === "released") return words.attended_why;
  if (state === "refunded") return words.attended_back;
  if (fee || after !== "part_payment" || !["held", "paid", "captured"].includes(state)) return state === "paid" ? words.attended_back : words.attended_plain;
  const left = price.amount - (taken ?? paid ?? amount).amount;
  return left > 0 ? words.attended_part(sum({ ...price, amount: left })) : words.attended_paid;
}

/** @param {Desk} desk */
function pending({ page: { words, exact, sum }, booking: { payment, deposit } }) {
  if (deposit.confirm_by) return notice("note", el("p", {}, words.confirming(sum(deposit.amount), exact(deposit.confirm_by))));
  if (!payment) return null;
  const ahead = deposit.mode === "prepay";
  const pay = el("a", { class: "button", href: payment.url }, ahead ? words.pay_ahead(sum(deposit.amount)) : words.finish);
  const until = exact(payment.expires_at);
  return notice("note", el("p", {}, ahead ? words.kept_unpaid(until) : words.kept_until(until)), el("p", {}, pay));
}

/** @param {Desk} desk */
function cancelled({ page, booking }) {
  const { words, sum } = page;
  const { paid, prepaid_as } = booking.deposit;
  if (booking.withdrawn) return withdrawn({ page, booking });
  if (isExcused(booking)) return [el("p", {}, words.excused_why)];
  if (!byHost(booking)) return [el("p", {}, words.cancelled_why)];
  if (booking.deposit.unmended === "cancel") return [booking.cancelled_why ? el("blockquote", {}, el("p", {}, booking.cancelled_why)) : null, el("p", {}, words.cards.let_go)];
  return [
    booking.cancelled_why ? el("blockquote", {}, el("p", {}, booking.cancelled_why)) : null,
    el("p", {}, missed(booking) ? words.host_missed_why : words.cancelled_by_host_why, paid && ` ${words.goes_back(sum(paid))}`),
    paid && prepaid_as === "zadatek" && el("p", {}, ...rich(words.owed_twice(sum(paid)))),
  ];
}

/** The host was not there, as the client has said. @param {import("../types.js").Booking} booking */
const missed = ({ said }) => said.some(({ word }) => word === "absent");

/** @param {import("../types.js").Booking} booking */
const byHost = ({ status, cancelled_by }) => status === "cancelled" && cancelled_by === "host";

/** Until it begins. @param {Desk} desk */
function moved({ page: { words, exact }, booking: { moved_by, moved_from, cancel_now } }) {
  if (moved_by !== "host" || !moved_from || !cancel_now) return null;
  return notice("note", el("p", {}, words.moved_by_host(exact(moved_from))));
}
