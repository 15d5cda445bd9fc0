/** A card that does not do its part: why, by when it can be mended, and the one step that does it. */

import { act } from "../api.js";
import { button, el, notice } from "../build.js";
import { leave } from "./mending.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** Nothing where there is nothing to mend, but for a word where the host has let it be. @param {Desk} desk */
export function mend(desk) {
  const { page, booking } = desk;
  const { words } = page;
  const { state, unmended } = booking.deposit;
  const isKept = booking.status === "confirmed" && state === "refused" && unmended === "keep";
  if (isKept) return notice("note", el("p", {}, words.cards.kept));
  if (!booking.can.includes("mend")) return null;
  const [why, calm, label] = said(desk);
  return notice("wrong", el("p", {}, ...why), el("p", {}, calm), el("p", {}, button(label, () => toCheckout(desk))));
}

/** Why, what follows, and what the button says. @param {Desk} desk @returns {[import("../build.js").Child[], string, string]} */
function said({ page: { words, sum, exact }, booking }) {
  const { amount, refusal, flag, card, mend_until } = booking.deposit;
  const { cards } = words;
  const by = mend_until ? ` ${cards.by(exact(mend_until))}` : "";
  const why = words.refusals[refusal ?? ""] ?? words.refusals.card_declined;
  if (booking.fee) return [[el("strong", {}, cards.unpaid(sum(booking.fee.amount))), ` ${why}`], `${cards.unpaid_calm}${mend_until ? ` ${cards.good_until(exact(mend_until))}` : ""}`, cards.pay(sum(booking.fee.amount))];
  if (flag) return [[el("strong", {}, cards[flag](card?.last4 ?? "", ends(card)))], `${cards.flag_calm}${by}`, cards.leave];
  const calm = booking.status === "pending" ? words.refused_pending : `${words.refused_calm}${by}`;
  return [[el("strong", {}, words.deposits.refused(sum(amount))), ` ${why}`], calm, words.mend];
}

/** "08/2027" @param {import("../types.js").Deposit["card"]} card */
const ends = (card) => `${String(card?.exp_month ?? "").padStart(2, "0")}/${card?.exp_year ?? ""}`;

/** @param {Desk} desk */
async function toCheckout({ token, failed }) {
  try {
    const { payment } = await act(token, "mend");
    leave(token);
    location.assign(payment.url);
  } catch (problem) {
    await failed(problem);
  }
}
