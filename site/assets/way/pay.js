/** How the deposit is left, where the policy leaves the choice; and what that makes of the price. */

import { el, rich } from "../build.js";
import { keep } from "./draft.js";
import { atOnce } from "./facts.js";

/** @typedef {import("../types.js").Pay} Pay */
/** @typedef {import("../types.js").Quote} Quote */
/** @typedef {import("../page.js").Page} Page */

/** As they chose; else the first, which takes nothing. Null without a deposit. @param {Quote} quote @param {import("./draft.js").Draft} draft */
export const chosen = ({ pay }, draft) => pay.find(({ mode }) => mode === draft.pay) ?? pay[0] ?? null;

/** @param {import("../book.js").Way} way @param {(pay: Pay) => void} show  what follows from a choice */
export function choice({ page, draft, quote }, show) {
  if (!quote || quote.pay.length < 2) return null;
  const now = chosen(quote, draft);
  const choose = (/** @type {Pay} */ pay) => () => {
    draft.pay = pay.mode;
    keep(draft);
    show(pay);
  };
  return el(
    "fieldset",
    {},
    el("legend", {}, page.words.how_to_leave),
    quote.pay.map((pay) =>
      el(
        "label",
        { class: "choice" },
        el("input", { type: "radio", name: "pay", value: pay.mode, checked: pay === now, onchange: choose(pay), autocomplete: "off" }),
        el("span", {}, ...rich(option(pay, quote, page))),
      ),
    ),
  );
}

/** @param {Pay} pay @param {Quote} quote @param {Page} page */
function option(pay, { deposit }, { words, sum, exact }) {
  if (pay.mode === "prepay") return words.leave_paid(sum(deposit));
  return atOnce(pay) || !pay.hold_at ? words.leave_held_now(sum(deposit)) : words.leave_held(sum(deposit), exact(pay.hold_at));
}

/** The most that can be taken, so that it is what one consents to. @param {Quote} quote @param {Pay} pay */
export function most({ deposit, no_show, cutoffs }, { after }) {
  if (after === "part_payment") return deposit;
  const sums = cutoffs.flatMap(({ cancel, move }) => [cancel.amount, move.amount]);
  return { ...deposit, amount: Math.max(no_show.amount, ...sums) };
}

/** What is paid now, and what is left of the price. @param {Quote} quote @param {Pay | null} pay @param {Page} page */
export function price({ price, deposit }, pay, { words, sum }) {
  const now = pay?.mode === "prepay" ? words.pay_now(sum(deposit)) : words.nothing_now;
  if (pay?.after !== "part_payment") return `${now} ${words.price(sum(price))}`;
  const left = { ...price, amount: price.amount - deposit.amount };
  return `${now} ${left.amount ? words.price_less(sum(price), sum(left)) : words.price_covered(sum(price))}`;
}
