/** The money of one meeting, line by line, with what there is after each: as Stripe has it. */

import { el } from "../build.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Meeting} Meeting */
/** @typedef {import("./types.js").Entry} Entry */

/** Nothing where no money has moved. @param {Page} page @param {Meeting} found */
export const ledger = (page, { money }) =>
  money.length
    ? el("details", { "data-key": "money" }, el("summary", {}, page.say.ledger), el("ol", { class: "ledger" }, money.map((one) => line(page, one))))
    : null;

/** @param {Page} page @param {Entry} one */
const line = (page, one) =>
  el(
    "li",
    {},
    el("span", { class: "quiet" }, page.at(one.at)),
    el("span", {}, what(page, one), " ", el("span", { class: "quiet" }, why(page, one)), el("span", { class: "quiet block" }, `${page.say.then} ${there(page, one)}`)),
  );

/** What happened; or what was tried, and how far it came. @param {Page} page @param {Entry} one */
const what = ({ say, sum }, { deed, outcome, amount }) =>
  outcome === "done" ? el("strong", {}, say.deeds[deed](sum(amount))) : `${say.trying[deed] ?? deed} ${sum(amount)}: ${say.outcomes[outcome]}`;

/** Who, and by which clause. @param {Page} page @param {Entry} one */
function why({ say }, { by, number, outcome }) {
  if (outcome !== "done") return "";
  return `(${say.causes[by]}${number ? `, ${say.by_clause(number)}` : ""})`;
}

/** @param {Page} page @param {Entry} one */
function there({ say, sum }, { held, at_host, disputed }) {
  const sums = [held.amount && say.sums.held(sum(held)), at_host.amount && say.sums.at_host(sum(at_host)), disputed.amount && say.sums.disputed(sum(disputed))];
  return sums.filter(Boolean).join(", ") || say.sums.nothing;
}
