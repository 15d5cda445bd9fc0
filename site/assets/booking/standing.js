/** What a booking's status means for its client, in a sentence or two, and what waits for them. */

import { act } from "../api.js";
import { button, el, notice } from "../build.js";
import { leave } from "./mending.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** Whether the client told of something serious. @param {import("../types.js").Booking} booking */
export const isExcused = ({ status, said }) =>
  (status === "cancelled" || status === "no_show") && said.some(({ word }) => word === "serious");

/** @param {Desk} desk */
export function title({ page: { words }, booking }) {
  if (isExcused(booking)) return words.excused;
  return byHost(booking) ? words.cancelled_by_host : words.statuses[booking.status];
}

/** @param {Desk} desk */
export function standing(desk) {
  const { page, booking } = desk;
  const { words } = page;
  const { status, deposit } = booking;
  if (status === "pending") return [pending(desk), booking.can.includes("mend") ? refused(desk) : null];
  if (status === "confirmed") return [moved(desk), booking.can.includes("mend") ? refused(desk) : null];
  if (status === "expired") return [el("p", {}, words.expired_why)];
  if (status === "attended") return [el("p", {}, deposit.state === "released" ? words.attended_why : words.attended_plain)];
  if (status === "cancelled") return cancelled(desk);
  return status === "no_show" ? [el("p", {}, isExcused(booking) ? words.excused_missed : words.missed_why(page.exact(booking.wait_until)))] : [];
}

/** @param {Desk} desk */
function pending({ page: { words, exact }, booking: { payment } }) {
  if (!payment) return null;
  const pay = el("a", { class: "button", href: payment.url }, words.finish);
  return notice("note", el("p", {}, words.kept_until(exact(payment.expires_at))), el("p", {}, pay));
}

/** @param {Desk} desk */
function cancelled({ page: { words }, booking }) {
  if (isExcused(booking)) return [el("p", {}, words.excused_why)];
  if (!byHost(booking)) return [el("p", {}, words.cancelled_why)];
  return [booking.cancelled_why ? el("blockquote", {}, el("p", {}, booking.cancelled_why)) : null, el("p", {}, words.cancelled_by_host_why)];
}

/** @param {import("../types.js").Booking} booking */
const byHost = ({ status, cancelled_by }) => status === "cancelled" && cancelled_by === "host";

/** Until it begins. @param {Desk} desk */
function moved({ page: { words, exact }, booking: { moved_by, moved_from, cancel_now } }) {
  if (moved_by !== "host" || !moved_from || !cancel_now) return null;
  return notice("note", el("p", {}, words.moved_by_host(exact(moved_from))));
}

/** @param {Desk} desk */
function refused({ page, token, booking, failed }) {
  const { words, sum } = page;
  const { amount, refusal } = booking.deposit;
  const mend = async () => {
    try {
      const { payment } = await act(token, "mend");
      leave(token);
      location.assign(payment.url);
    } catch (problem) {
      await failed(problem);
    }
  };
  const why = words.refusals[refusal ?? ""] ?? words.refusals.card_declined;
  return notice(
    "wrong",
    el("p", {}, el("strong", {}, words.deposits.refused(sum(amount))), ` ${why}`),
    el("p", {}, booking.status === "pending" ? words.refused_pending : words.refused_calm),
    el("p", {}, button(words.mend, mend)),
  );
}
