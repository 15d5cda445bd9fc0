/** A dispute as one card: how it stands, what to know first, what is missing, and what to put in at Stripe. */

import { button, el, rich } from "../build.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Dispute} Dispute */

/** @param {Page} page @param {Dispute} found */
export function dispute(page, found) {
  const { say } = page;
  return el(
    "section",
    { class: "card dispute" },
    el("h2", {}, say.dispute[found.case](found.amount), found.accept && found.stand === "asked" && el("span", { class: "tag" }, say.better_accepted)),
    el("p", {}, say.stands_at[found.stand], found.due_by && found.stand === "asked" && [" ", ...rich(say.answer_by(found.due_by))]),
    el("p", {}, `${say.dispute_why} `, el("span", { lang: found.locale }, found.reason), "."),
    found.stand === "asked" ? el("div", {}, ...toAnswer(page, found)) : null,
  );
}

/** @param {Page} page @param {Dispute} found */
function toAnswer({ say }, { locale, advice, missing, fields, page }) {
  const list = (/** @type {string[]} */ lines) => el("ul", { lang: locale }, lines.map((one) => el("li", {}, one)));
  if (!fields.length) return [el("h3", {}, say.before_you_answer), list(advice)];
  return [
    el("h3", {}, say.before_you_answer),
    list(advice),
    el("h3", {}, say.what_is_missing),
    missing.length ? list(missing) : el("p", {}, say.nothing_missing),
    el(
      "details",
      { "data-key": "fields" },
      el("summary", {}, say.put_in_at_stripe),
      el("p", { class: "quiet" }, say.not_sent),
      el("dl", { class: "fields" }, fields.map((one) => field(say, one, locale))),
      el("p", {}, el("a", { href: page }, say.accepted_page)),
    ),
  ];
}

/** @param {Page["say"]} say @param {Dispute["fields"][number]} one @param {string} locale */
function field(say, { name, title, is_file, text }, locale) {
  const copied = el("span", { class: "quiet", role: "status" });
  const copy = button(say.copy, async () => {
    await navigator.clipboard.writeText(text);
    copied.textContent = say.copied;
  }, { class: "link", "aria-label": say.copy_of(title), "data-key": name });
  return el(
    "div",
    {},
    el("dt", {}, el("span", { lang: locale }, title), " ", el("span", { class: "quiet" }, `${is_file ? say.a_file : say.a_text}, ${name}`)),
    el("dd", {}, el("p", { lang: locale }, text), is_file ? null : el("p", {}, copy, " ", copied)),
  );
}

/** Of the host's day. @param {Page} page @param {import("./types.js").Disputed[]} disputes */
export const disputes = ({ say, sum, at }, disputes) =>
  el(
    "section",
    {},
    el("h2", {}, say.disputes),
    disputes.map(({ id, name, amount, due_by, stand, ...one }) =>
      el(
        "div",
        { class: "card" },
        el("h3", {}, name),
        el("p", {}, say.dispute[one.case](sum(amount)), ". ", say.stands_at[stand], due_by && stand === "asked" && [" ", ...rich(say.answer_by(at(due_by)))]),
        el("p", { class: "thumb" }, el("a", { class: "button plain", href: `?meeting=${id}`, "aria-label": say.see_dispute_of(name), "data-key": `dispute-${id}` }, say.see_dispute)),
      ),
    ),
  );
