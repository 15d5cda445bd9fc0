/** Cancelling and undoing: what it costs is said first, and nothing happens before the last button. */

import { preview } from "../api.js";
import { button, el, heading } from "../build.js";
import { stays } from "./credit.js";
import { move } from "./move.js";
import { save } from "./save.js";
import { why } from "./why.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** @param {Desk} desk */
export async function cancel(desk) {
  try {
    const cost = await preview(desk.token, { action: "cancel" });
    desk.ask(...(desk.booking.is_late ? await save(desk, cost) : inTime(desk, cost)));
  } catch (problem) {
    await desk.failed(problem, () => cancel(desk));
  }
}

/** @param {Desk} desk @param {import("../types.js").Preview} cost */
function inTime(desk, cost) {
  const { words } = desk.page;
  const { fee, can } = desk.booking;
  const credit = cost.credit_until;
  return [
    heading("h1", words.cancel_sure),
    el("p", { class: "lead" }, credit ? words.cancel_loses_nothing : words.cancel_costs_nothing, !credit && paidBack(desk)),
    credit && stays(desk, credit),
    fee && el("p", {}, words.cancel_fee_stays),
    why(cost, desk.booking),
    el(
      "p",
      { class: "row" },
      button(words.cancel_yes, () => now(desk, cost)),
      credit && can.includes("move") && button(words.move_instead, () => move(desk), { class: "plain" }),
      button(words.keep, () => desk.show(), { class: "plain" }),
    ),
  ];
}

/** @param {Desk} desk */
const paidBack = ({ page: { words, sum }, booking: { deposit, fee } }) =>
  (deposit.state === "paid" && deposit.paid && !fee ? ` ${words.goes_back(sum(deposit.paid))}` : "");

/** For what it was shown to cost, and no more. @param {Desk} desk @param {import("../types.js").Preview} cost */
export const now = (desk, { amount: { amount }, lost }) =>
  desk.take("cancel", { expect: { amount, ...(lost && { lost: lost.amount }) } }, desk.page.words.done_cancelled);

/** @param {Desk} desk */
export function undo(desk) {
  const { words } = desk.page;
  const yes = () => desk.take("undo", {}, words.done_cancelled);
  desk.ask(
    heading("h1", words.undo_sure),
    paidBack(desk) && el("p", {}, paidBack(desk)),
    el("p", { class: "row" }, button(words.undo_yes, yes), button(words.keep, () => desk.show(), { class: "plain" })),
  );
}
