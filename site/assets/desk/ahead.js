/** The days ahead, a line for each meeting. */

import { el } from "../build.js";
import { clock, dateOf, longDay, plus } from "../dates.js";

/** @typedef {import("./types.js").Page} Page */

/** @param {Page} page @param {import("./order.js").Order["days"]} days @param {string} now */
export const ahead = (page, days, now) =>
  el(
    "section",
    {},
    el("h2", {}, page.say.ahead),
    days.map(({ date, lines }) => [
      el("h3", { class: "date" }, named(page, date, dateOf(now, page.zone))),
      el("ul", { class: "rows" }, lines.map((line) => el("li", {}, row(page, line)))),
    ]).flat(),
  );

/** @param {Page} page @param {string} date @param {string} today */
function named({ say, locale }, date, today) {
  if (date === today) return say.today;
  return date === plus(today, 1) ? `${say.tomorrow}, ${longDay(date, locale)}` : longDay(date, locale);
}

/** @param {Page} page @param {import("./types.js").Line} line */
function row({ say, words, zone }, { id, start, name, service, meet, status, urgency, card }) {
  const noted = say.line_status[status];
  const more = [service.name, words.meet[meet], urgency === "urgent" && status === "confirmed" && say.is_urgent, card && say.card_short[card], noted].filter(Boolean);
  return el(
    "a",
    { href: `?meeting=${id}`, "data-key": id },
    el("span", { class: "clock" }, clock(start, zone)),
    el("strong", {}, name),
    el("span", { class: "quiet" }, more.join(" · ")),
  );
}
