/** Somebody is missing: a call first, then the question by mail, then the wait, and only then a note. */

import { button, el, heading } from "../build.js";
import { clock } from "../dates.js";
import { tried } from "./api.js";
import { dialled, noted } from "./parts.js";

/** @typedef {import("./meeting.js").Case} Case */
/** @typedef {import("./types.js").Meeting} Meeting */

const MINUTE = 60_000;

/** The last minute still counts. @param {Meeting} found */
export const isRunning = ({ now, wait_until }) => Date.parse(now) < Date.parse(wait_until) + MINUTE;

/** @param {string} now @param {string} until */
export const minutesLeft = (now, until) => Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / MINUTE));

/** Behind "not here": from the host's own phone first. @param {Case} at */
export function notHere(at) {
  const { page, found, press, turn } = at;
  const { say, zone } = page;
  const until = clock(found.wait_if_asked ?? found.wait_until, zone);
  return [
    el("p", { class: "crumb" }, button(`‹ ${page.words.back}`, () => turn(null), { class: "link" })),
    heading("h1", say.missing(found.client.name)),
    el("p", { class: "lead" }, say.missing_lead(clock(found.start, zone))),
    attempts(at),
    fromOwnPhone(at),
    el(
      "section",
      {},
      el("h2", {}, say.or_ask),
      el("p", {}, say.ask_means(until)),
      el("p", { class: "thumb" }, ask(at, say.ask), press(say.just_came, "attended", noted(page), "plain")),
    ),
  ];
}

/** @param {Case} at @param {string} label */
const ask = ({ page: { say, zone }, press }, label) =>
  press(label, "missing", (now) => say.done.asked(now.client.name, clock(now.wait_until, zone)));

/** A call, a text message in the client's language, or else an e-mail. @param {Case} at @param {string} [look] */
function fromOwnPhone({ page, which, found, theirs }, look = "button") {
  const { say, host } = page;
  const when = clock(found.start, found.timezone);
  const until = clock(found.wait_if_asked ?? found.wait_until, found.timezone);
  const text = theirs.message(host, found.service.name, when, until);
  const body = encodeURIComponent(text);
  if (!found.client.phone) {
    const address = `mailto:${found.client.email}?subject=${encodeURIComponent(theirs.write_subject(when))}&body=${body}`;
    return el("section", {}, el("p", {}, say.no_phone), el("p", { class: "thumb" }, el("a", { class: look, href: address }, say.write)));
  }
  const number = dialled(found.client.phone);
  return el(
    "section",
    {},
    el(
      "p",
      { class: "thumb" },
      el("a", { class: look, href: `tel:${number}`, onclick: () => tried(which, "phone") }, say.call(found.client.phone)),
      // With "?&" both kinds of telephones find the text.
      el("a", { class: "button plain", href: `sms:${number}?&body=${body}`, onclick: () => tried(which, "text") }, say.text),
    ),
    el("p", { class: "quiet" }, `${say.text_is} `, el("q", { lang: found.locale }, text)),
  );
}

/** @param {Case} at */
const attempts = ({ page: { say, zone }, found }) =>
  found.tried.length ? el("ul", { class: "plain-list quiet" }, found.tried.map(({ at, how }) => el("li", {}, say.tried[how](clock(at, zone))))) : null;

/** After the check-in: the wait, what is known, and "they came after all" always first. @param {Case} at */
export function waiting(at) {
  const { page, found, press } = at;
  const { say, zone } = page;
  const running = isRunning(found);
  return el(
    "section",
    { class: "question" },
    el("p", { class: "left" }, running ? say.left(minutesLeft(found.now, found.wait_until)) : say.waited(clock(found.wait_until, zone))),
    el("p", {}, mailed(at), found.said.length ? "" : ` ${say.no_word}`),
    attempts(at),
    el(
      "p",
      { class: "thumb" },
      press(say.they_came, "attended", noted(page)),
      found.can.includes("missing") && ask(at, say.ask_again),
    ),
    fromOwnPhone(at, "button plain"),
    found.can.includes("no_show") ? miss(at) : null,
  );
}

/** @param {Case} at */
function mailed({ page: { say, zone }, found }) {
  if (found.check_in?.sent) return say.mail_sent(clock(found.check_in.sent, zone));
  return isRunning(found) ? say.mail_going : say.mail_lost;
}

/** @param {Case} at */
const miss = ({ page, found, press }) =>
  el(
    "div",
    { class: "miss" },
    el("p", { class: "thumb" }, press(page.say.miss, "no-show", () => page.say.done.missed, "plain")),
    el("p", { class: "quiet" }, `${follows(page, found)} ${page.say.miss_more}`),
  );

/** @param {import("./types.js").Page} page @param {Meeting} found */
function follows({ say, sum }, { if_missed }) {
  if (if_missed?.amount.amount) return say.miss_fee(sum(if_missed.amount), if_missed.number);
  return if_missed?.clause === "first_lapse" ? say.miss_forgiven(if_missed.number) : say.miss_free;
}
