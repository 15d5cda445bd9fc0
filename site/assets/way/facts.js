/** What will happen to the card and when, line by line, from the quote alone. */

import { el, rich } from "../build.js";
import { written } from "../dates.js";

/** A hold due within this time is placed as soon as the card is there. */
const AT_ONCE = 2 * 60_000;

/** @param {import("../types.js").Quote} quote @param {import("../page.js").Page} page */
export function facts(quote, page) {
  const rows = [...today(quote, page), ...cutoffs(quote, page), ...rescue(quote, page), ...after(page)];
  return el(
    "dl",
    { class: "facts-of-card" },
    rows.map(([term, text, at]) => [
      el("dt", {}, term, at ? page.yours(at) : null),
      el("dd", {}, ...rich(text)),
    ]).flat(),
  );
}

/** @typedef {[string, string, (string | null)?]} Row  when, what, and the instant itself where it has one */

/** @param {import("../types.js").Quote} quote @param {import("../page.js").Page} page @returns {Row[]} */
function today({ deposit, hold_at }, { words, sum, exact }) {
  if (!hold_at || Date.parse(hold_at) - Date.now() < AT_ONCE) return [[words.today, words.hold_now(sum(deposit))]];
  return [
    [words.today, words.card_saved(sum({ ...deposit, amount: 0 }))],
    [exact(hold_at), words.hold(sum(deposit)), hold_at],
  ];
}

/** @param {import("../types.js").Quote} quote @param {import("../page.js").Page} page @returns {Row[]} */
function cutoffs({ cutoffs, no_show, decide_after_hours }, { words, sum, exact }) {
  const [free] = cutoffs;
  const most = words.at_most(sum(no_show), decide_after_hours ?? 24);
  if (!free) return [[words.without_word, most]];
  return [
    [words.until(exact(free.until)), words.is_free, free.until],
    [cutoffs.length > 1 ? words.afterwards : words.without_word, most],
  ];
}

/** @param {import("../types.js").Quote} quote @param {import("../page.js").Page} page @returns {Row[]} */
function rescue({ cutoffs, rescue }, { words, locale }) {
  if (!rescue || cutoffs.length < 2) return [];
  const date = written(rescue.until_date, locale);
  return [[words.rescue, rescue.means === "arranged" ? words.rescue_arranged(date) : words.rescue_takes_place(date)]];
}

/** @param {import("../page.js").Page} page @returns {Row[]} */
const after = ({ words }) => [[words.after_we_meet, words.i_release]];
