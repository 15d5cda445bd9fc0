/** The answer as it is shown: the sum, the sentence, and the way to the clause that it rests on. */

import { el } from "../build.js";

/**
 * @typedef {object} Said  POST /api/questions
 * @property {string} says
 * @property {string} at
 * @property {(import("../types.js").Preview & {lost?: import("../types.js").Money | null}) | null} answer
 */

/** @param {Said} said @param {string} book  where this can be booked @param {import("./form.js").Page} page */
export function answer({ says, answer }, book, page) {
  return [
    answer && el("p", { class: "sum" }, total(answer, page)),
    el("p", {}, says),
    el("p", { class: "row" }, answer && clause(answer.number, page), el("a", { href: book }, page.say.book)),
  ].filter((part) => part !== null);
}

/** @param {NonNullable<Said["answer"]>} answer @param {import("./form.js").Page} page */
function total({ amount, lost }, { say, sum }) {
  if (amount.amount) return say.at_most(sum(amount));
  return lost ? say.kept(sum(lost)) : say.nothing;
}

/** By the title that stands on this very page. @param {number} number @param {import("./form.js").Page} page */
function clause(number, { say }) {
  const title = document.querySelector(`#clause-${number} h3`)?.textContent;
  return title ? el("a", { href: `#clause-${number}` }, say.clause(number, title)) : null;
}
