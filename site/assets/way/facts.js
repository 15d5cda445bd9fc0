/** What happens to the deposit and when, line by line, from the quote alone. */

import { el, rich } from "../build.js";
import { written } from "../dates.js";

/** A hold due within this time is placed as soon as the card is there. */
const AT_ONCE = 2 * 60_000;

/** @typedef {import("../types.js").Quote} Quote */
/** @typedef {import("../types.js").Pay} Pay */
/** @typedef {import("../page.js").Page} Page */
/** @typedef {[string, string, (string | null)?]} Row  when, what, and the instant itself where it has one */

/** @param {Quote} quote @param {Pay} pay  as it is left @param {Page} page */
export function facts(quote, pay, page) {
  const { words } = page;
  /** @type {Row} */
  const after = [words.after_we_meet, pay.mode === "card" ? words.nothing_charged : words.after[pay.mode === "prepay" ? "prepay" : "hold"][pay.after]];
  const rows = [...today(quote, pay, page), ...notice(quote, pay, page), ...rescue(quote, page), after];
  return el(
    "dl",
    { class: "facts-of-card" },
    rows.map(([term, text, at]) => [
      el("dt", {}, term, at ? page.yours(at) : null),
      el("dd", {}, ...rich(text)),
    ]).flat(),
  );
}

/** Whether the hold comes as soon as the card is there. @param {Pay} pay */
export const atOnce = ({ hold_at }) => !hold_at || Date.parse(hold_at) - Date.now() < AT_ONCE;

/** @param {Quote} quote @param {Pay} pay @param {Page} page @returns {Row[]} */
function today({ deposit, no_show, prepaid_as }, pay, { words, sum, exact }) {
  const nothing = sum({ ...deposit, amount: 0 });
  if (pay.mode === "prepay") return [[words.today, `${words.pay_today(sum(deposit), pay.by)} ${prepaid_as ? words.prepaid_as[prepaid_as] : ""}`]];
  if (pay.mode === "card") return [[words.today, `${words.card_saved(nothing)} ${words.card_only(sum(no_show))}`]];
  if (atOnce(pay) || !pay.hold_at) return [[words.today, words.hold_now(sum(deposit))]];
  return [
    [words.today, words.card_saved(nothing)],
    [exact(pay.hold_at), words.hold(sum(deposit)), pay.hold_at],
  ];
}

/** A line for each row of the policy; the last one is one with a missed meeting where they cost the same. @param {Quote} quote @param {Pay} pay @param {Page} page @returns {Row[]} */
function notice(quote, pay, page) {
  const { words, sum, exact } = page;
  const { cutoffs, no_show, decide_after_hours } = quote;
  const most = (/** @type {import("../types.js").Money} */ cost) =>
    (cost.amount ? (pay.mode === "prepay" ? words.keep_most : words.at_most)(sum(cost), decide_after_hours ?? 24) : words.costs_nothing);
  const until = (/** @type {import("../types.js").Cutoff} */ row) => /** @type {Row} */ ([words.until(exact(row.until)), consequence(row, quote, pay, page), row.until]);
  const last = cutoffs[cutoffs.length - 1];
  if (!last?.cancel.amount) return [...cutoffs.map(until), [words.without_word, most(no_show)]];
  const [after, both] = cutoffs.length > 1 ? [words.after_that, words.afterwards] : [words.whenever, words.whenever_or_without];
  const earlier = cutoffs.slice(0, -1).map(until);
  const dearer = last.move.amount > last.cancel.amount;
  if (last.cancel.amount === no_show.amount && !dearer) return [...earlier, [both, most(no_show)]];
  return [...earlier, [after, dearer ? consequence(last, quote, pay, page) : words.cancel_most(sum(last.cancel))], [words.without_word, most(no_show)]];
}

/** @param {import("../types.js").Cutoff} row @param {Quote} quote @param {Pay} pay @param {Page} page */
function consequence({ cancel, move, credit_until }, { deposit, rebook_means }, { mode }, { words, sum, exact }) {
  const credit = mode === "prepay" && credit_until ? words.credit[rebook_means](sum(deposit), exact(credit_until)) : "";
  if (credit) return `${move.amount ? words.move_most(sum(move)) : words.move_free} ${credit}`;
  if (!cancel.amount && !move.amount) return mode === "prepay" ? words.is_free_back(sum(deposit)) : words.is_free;
  if (cancel.amount === move.amount) return words.either_most(sum(cancel));
  return `${cancel.amount ? words.cancel_most(sum(cancel)) : words.cancel_free} ${move.amount ? words.move_most(sum(move)) : words.move_once}`;
}

/** @param {Quote} quote @param {Page} page @returns {Row[]} */
function rescue({ cutoffs, rescue }, { words, locale }) {
  const last = cutoffs[cutoffs.length - 1];
  if (!last?.cancel.amount) return [];
  if (!rescue) return last.move.amount ? [] : [[words.rescue, words.rescue_always]];
  const date = written(rescue.until_date, locale);
  return [[words.rescue, rescue.means === "arranged" ? words.rescue_arranged(date) : words.rescue_takes_place(date)]];
}
