/** The parts of the evidence, each under its heading. Everything is as the file has it. */

import { el } from "../build.js";
import { told } from "./story.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Evidence} Evidence */
/** @typedef {[string, import("../build.js").Child]} Fact */

/** @param {Page} page @param {Evidence} found */
export const parts = (page, found) => [
  part(page, "meeting", meeting(page, found)),
  part(page, "accepted", accepted(page, found), sentences(page, found)),
  part(page, "story", story(page, found)),
  part(page, "attendance", attendance(page, found)),
  found.parts.fee && part(page, "fee", fee(page, found.parts.fee)),
  part(page, "words", words(page, found)),
  part(page, "mails", mails(page, found)),
  part(page, "money", money(page, found)),
  part(page, "seal", el("p", {}, page.say.seal_means), el("p", { class: "hash" }, found.sha256.whole)),
];

/** @param {Page} page @param {keyof Page["say"]["parts"]} name @param {...import("../build.js").Child} inside */
const part = ({ say }, name, ...inside) => el("section", { class: "part" }, el("h2", {}, say.parts[name]), inside);

/** What is empty is not there. @param {Fact[]} rows */
const facts = (rows) =>
  el("dl", { class: "facts" }, rows.filter(([, value]) => value).map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));

/** @param {Page} page @param {Evidence} found */
function meeting({ say: { facts: say }, exact, sum }, { booking, made, parts: { meeting: one, client } }) {
  return facts([
    [say.booking, booking],
    [say.client, [client.name, client.email, client.phone].filter(Boolean).join(", ")],
    [say.service, one.service],
    [say.when, exact(one.start)],
    [say.first, one.first_start === one.start ? "" : exact(one.first_start)],
    [say.price, sum(one.price)],
    [say.booked, exact(one.made)],
    [say.made_at, exact(made)],
  ]);
}

/** @param {Page} page @param {Evidence} found */
function accepted({ say, exact }, { parts: { accepted: one } }) {
  const wish = one.express_wish == null ? say.yes_no.unasked : one.express_wish ? say.yes_no.yes : say.yes_no.no;
  return facts([
    [say.facts.accepted, exact(one.at)],
    [say.facts.how, one.how ? say.ticked : ""],
    [say.facts.ip, one.ip],
    [say.facts.agent, one.agent],
    [say.facts.business, one.business ? say.buyer.business : say.buyer.consumer],
    [say.facts.wish, one.business ? "" : wish],
    [say.facts.policy, el("a", { href: one.page }, one.policy)],
  ]);
}

/** @param {Page} page @param {Evidence} found */
const sentences = ({ say }, { parts: { accepted: { as_shown, locale, sentences: all } } }) =>
  el(
    "div",
    {},
    el("p", { class: "quiet" }, as_shown ? say.as_shown : say.said_anew),
    el("ol", { class: "clauses", lang: locale }, all.map((one) => el("li", { value: one.number }, el("strong", {}, one.title), el("p", {}, one.text)))),
  );

/** @param {Page} page @param {Evidence} found */
const story = (page, { parts: { story: all } }) =>
  el("ol", { class: "lines" }, all.map((one) => el("li", {}, el("span", { class: "quiet" }, page.exact(one.at)), el("span", {}, told(page, one)))));

/** @param {Page} page @param {Evidence} found */
function attendance({ say, exact }, { parts: { attendance: one } }) {
  return facts([
    [say.facts.noted, `${say.noted_as[one.noted]}${one.noted_at ? `, ${say.causes[one.noted_by || "showup"]}, ${exact(one.noted_at)}` : ""}`],
    [say.facts.asked, one.asked_by_mail ? exact(one.asked_by_mail) : ""],
    [say.facts.waited, one.asked ? exact(one.waited_until) : ""],
    ...one.tried.map(({ at, why }) => /** @type {Fact} */ ([exact(at), String(say.events[why] ?? why)])),
  ]);
}

/** @param {Page} page @param {NonNullable<Evidence["parts"]["fee"]>} one */
const fee = ({ say, sum, exact }, one) =>
  facts([
    [say.facts.amount, sum(one.amount)],
    [say.facts.clause, say.by_clause(one.number)],
    [say.facts.told, one.told_at ? exact(one.told_at) : say.yes_no.no],
    [say.facts.decision, say.decided_as[one.decision ?? ""]],
    [say.facts.why, one.reason],
    [say.facts.refilled, one.time_filled ? say.yes_no.yes : ""],
  ]);

/** @param {Page} page @param {Evidence} found */
const words = ({ say, exact }, { parts: { words: all, accepted: { locale } } }) =>
  all.length
    ? el("ol", { class: "lines" }, all.map((one) => el("li", {}, el("span", { class: "quiet" }, exact(one.at)), el("span", {}, el("strong", {}, say.said[one.word]), one.text && el("blockquote", { lang: locale }, one.text)))))
    : el("p", {}, say.no_words);

/** @param {Page} page @param {Evidence} found */
const mails = (page, { parts: { mails: all, accepted: { locale } } }) =>
  all.length ? el("div", {}, all.map((one) => mail(page, one, locale))) : el("p", {}, page.say.no_mails);

/** @param {Page} page @param {Evidence["parts"]["mails"][number]} one @param {string} locale */
function mail({ say, exact }, one, locale) {
  const how = one.came_back ? say.came_back(one.came_back) : one.delivered ? say.arrived(exact(one.delivered)) : say.only_sent;
  return el(
    "article",
    { class: "mail" },
    el("h3", {}, one.subject || (say.tasks[one.name] ?? one.name)),
    el("p", { class: "quiet" }, `${exact(one.at)}, ${one.to}; ${how}`),
    one.text && el("div", { class: "text", lang: locale }, one.text),
  );
}

/** @param {Page} page @param {Evidence} found */
function money({ say, sum, exact }, { parts: { money: one } }) {
  const rows = facts([
    [say.facts.deposit, sum(one.deposit)],
    [say.facts.card, one.last4 && `${one.card} •••• ${one.last4}`],
  ]);
  if (!one.lines.length) return el("div", {}, rows, el("p", {}, say.no_money));
  const line = (/** @type {Evidence["parts"]["money"]["lines"][number]} */ { at, deed, outcome, amount, stripe, actor }) =>
    el(
      "li",
      {},
      el("span", { class: "quiet" }, exact(at)),
      el("span", {}, outcome === "done" ? say.deeds[deed](sum(amount)) : `${say.trying[deed] ?? deed} ${sum(amount)}: ${say.outcomes[outcome]}`, ` (${say.causes[actor]}) `, el("span", { class: "hash" }, stripe)),
    );
  return el("div", {}, rows, el("ol", { class: "lines" }, one.lines.map(line)));
}
