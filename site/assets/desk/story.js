/** What happened, in its order, and what the client said: facts, as the booking has them. */

import { el } from "../build.js";
import { clock, dateOf, day } from "../dates.js";
import { byDay } from "./order.js";

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Meeting} Meeting */

// Of no help to a decision.
const LEFT_OUT = ["card_saved", "mending", "urgency"];

/** @param {Page} page @param {Meeting} found */
export function story(page, found) {
  const facts = [...happened(found), ...between(found)].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const days = byDay(facts, ({ at }) => dateOf(at, page.zone));
  return el("ol", { class: "story" }, days.map(({ lines }) => el("li", {}, ...ofDay(page, lines))));
}

/** @param {Page} page @param {import("./types.js").Happened[]} facts */
function ofDay(page, facts) {
  const { zone, locale } = page;
  const line = (/** @type {import("./types.js").Happened} */ fact) =>
    el("li", {}, el("span", { class: "clock" }, clock(fact.at, zone)), " ", el("span", {}, told(page, fact)));
  return [el("span", { class: "quiet" }, day(facts[0]?.at ?? "", zone, locale)), el("ol", {}, facts.map(line))];
}

/** @param {Meeting} found */
const happened = ({ story }) => story.filter(({ what }) => !LEFT_OUT.includes(what));

/** What no event tells: the last free moment, the start, the mail that asks. @param {Meeting} found @returns {import("./types.js").Happened[]} */
function between({ now, start, free_until, check_in, status, deposit }) {
  const fact = (/** @type {string} */ at, /** @type {string} */ what) => ({ at, who: /** @type {const} */ ("showup"), what, why: "" });
  const begun = Date.parse(start) <= Date.parse(now);
  const off = status === "cancelled" || status === "expired" || status === "declined";
  const free = free_until && deposit.state !== "none" && Date.parse(free_until) <= Date.parse(now) ? [fact(free_until, "free_until")] : [];
  const due = begun || off ? [fact(start, off ? "start_ahead" : "start")] : [];
  return [...free, ...due, ...(check_in?.sent ? [fact(check_in.sent, "sent")] : [])];
}

/** @param {Page} page @param {import("./types.js").Happened} fact */
export function told({ say, sum }, { what, who, why }) {
  if (what === "said") return el("q", {}, say.said[/** @type {import("./types.js").Word} */ (why)] ?? why);
  const found = say.events[what === "tried" ? why : what === "unmended" ? `unmended_${why}` : what] ?? what;
  if (typeof found === "function") return found(sum(money(why)));
  return typeof found === "string" ? found : (found[who] ?? Object.values(found)[0] ?? what);
}

/** "6000 PLN", as an event has it. @param {string} why @returns {import("./types.js").Money} */
function money(why) {
  const [amount, currency] = why.split(" ");
  return { amount: Number(amount), currency: currency ?? "" };
}

/** What they owe the client, as the story has it. @param {Meeting} found */
export function owed({ story }) {
  const event = story.find(({ what }) => what === "owed");
  return event ? money(event.why) : null;
}

/** @param {Page} page @param {Meeting} found */
export const saying = (page, found) =>
  el("section", { class: "says" }, el("h2", {}, page.say.says(found.client.name)), words(page, found));

/** @param {Page} page @param {Meeting} found */
export const words = ({ say, at }, { said, locale }) =>
  el(
    "ul",
    { class: "said" },
    said.map((one) =>
      el(
        "li",
        {},
        el("span", { class: "quiet" }, at(one.at)),
        " ",
        el("strong", {}, say.said[one.word]),
        one.text && el("blockquote", { lang: locale }, one.text),
      ),
    ),
  );
