/** The meeting now and the next one, with what can be said of it by one thumb. */

import { button, el } from "../build.js";
import { clock, dateOf } from "../dates.js";
import { act } from "./api.js";
import { minutesLeft } from "./missing.js";
import { hours, noted } from "./parts.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./types.js").Today} Today */

/** @param {Desk} desk @param {Today} today @param {import("./order.js").Order} order */
export function upcoming(desk, { now }, { current, next }) {
  const { say } = desk.page;
  if (!current.length && !next) return [el("p", {}, say.nothing_next)];
  return [...current.map((line) => card(desk, now, line, say.now)), next ? card(desk, now, next, say.next) : null];
}

/** @param {Desk} desk @param {string} now @param {Line} line @param {string} label */
function card(desk, now, line, label) {
  const { page } = desk;
  const { say, words, zone } = page;
  const isToday = dateOf(line.start, zone) === dateOf(now, zone);
  const when = isToday ? hours(page, line) : page.at(line.start).replace(clock(line.start, zone), hours(page, line));
  return el(
    "section",
    { class: "card next" },
    el("p", { class: "when" }, el("span", { class: "label" }, label), " ", el("strong", {}, when)),
    el("h2", {}, el("a", { href: `?meeting=${line.id}`, "data-key": `open-${line.id}` }, line.name)),
    el("p", {}, [line.service.name, words.meet[line.meet]].join(" · "), line.urgency === "urgent" && el("span", { class: "tag" }, say.is_urgent)),
    line.card && el("p", {}, el("span", { class: "tag" }, say.card_short[line.card])),
    line.wait_until && el("p", { class: "left" }, el("strong", {}, say.waiting(clock(line.wait_until, zone))), el("span", { class: "block" }, say.left(minutesLeft(now, line.wait_until)))),
    line.word && el("p", { class: "word" }, el("q", {}, say.said[line.word])),
    line.can.includes("attended") ? answers(desk, now, line) : null,
  );
}

/** @param {Desk} desk @param {string} now @param {Line} line */
function answers(desk, now, { id, name, end, can, wait_until }) {
  const { page } = desk;
  const { say } = page;
  const over = Date.parse(end) <= Date.parse(now);
  const came = async () => {
    try {
      await desk.show(noted(page)(await act({ id, token: "" }, "attended")));
    } catch (problem) {
      await desk.failed(problem);
    }
  };
  return el(
    "p",
    { class: wait_until ? "thumb" : "thumb two" },
    button(wait_until ? say.they_came : say.came(over), came, { "data-key": `came-${id}` }),
    can.includes("missing") && !wait_until
      ? el("a", { class: "button plain", href: `?meeting=${id}&say=missing`, "data-key": `missing-${id}` }, say.not_here(over))
      : el("a", { class: "button plain", href: `?meeting=${id}`, "data-key": `more-${id}` }, say.open_meeting(name)),
  );
}
