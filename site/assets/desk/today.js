/** The host's day: what is next first, then what waits for them, then the days ahead and the times they are away. */

import { button, el, heading, notice, rich } from "../build.js";
import { dateOf, longDay } from "../dates.js";
import { act, today as look } from "./api.js";
import { ahead } from "./ahead.js";
import { away } from "./away.js";
import { disputes } from "./dispute.js";
import { leave } from "./door.js";
import { upcoming } from "./next.js";
import { failing } from "./parts.js";
import { sorted } from "./order.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Today} Today */

/** @returns {import("./types.js").Screen<Today>} */
export const today = () => ({ every: 60, load: look, view });

/** @param {Desk} desk @param {Today} found @param {string} [said] */
function view(desk, found, said) {
  const { page } = desk;
  const { say } = page;
  const order = sorted(found, page.zone);
  const refused = found.meetings.some(({ card }) => card === "refused");
  const waits = refused || found.decisions.length || found.disputes.length || found.parked.length || order.earlier.length;
  return [
    heading("h1", say.today),
    el("p", { class: "lead" }, longDay(dateOf(found.now, page.zone), page.locale)),
    said ? notice("note", el("p", {}, said)) : null,
    ...upcoming(desk, found, order),
    order.earlier.length ? earlier(page, order.earlier) : null,
    found.disputes.length ? disputes(page, found.disputes) : null,
    found.decisions.length ? decisions(page, found.decisions) : null,
    found.parked.length ? parked(desk, found.parked) : null,
    waits ? null : el("p", { class: "quiet" }, say.nothing_else),
    order.days.length ? ahead(page, order.days, found.now) : null,
    away(desk, found),
    leave(desk),
  ];
}

/** @param {import("./types.js").Page} page @param {import("./types.js").Line[]} lines */
const earlier = ({ say, at }, lines) =>
  el(
    "section",
    {},
    el("h2", {}, say.earlier),
    el("p", { class: "quiet" }, say.earlier_note),
    el(
      "ul",
      { class: "rows" },
      lines.map(({ id, name, start, word }) =>
        el("li", {}, el("a", { href: `?meeting=${id}`, "data-key": id }, el("strong", {}, name), el("span", { class: "quiet" }, at(start)), word && el("q", {}, say.said[word]))),
      ),
    ),
  );

/** @param {import("./types.js").Page} page @param {import("./types.js").Waiting[]} waiting */
const decisions = ({ say, sum, at }, waiting) =>
  el(
    "section",
    {},
    el("h2", {}, say.decisions),
    waiting.map(({ id, name, fee, is_frozen }) =>
      el(
        "div",
        { class: "card" },
        el("h3", {}, name),
        el("p", {}, ...rich(say.decision_until(sum(fee.amount), at(fee.settles))), ". ", say.silence_short[fee.silence_takes ? "takes" : "lets_go"]),
        is_frozen ? el("p", {}, say.has_written) : null,
        el("p", { class: "thumb" }, el("a", { class: "button plain", href: `?meeting=${id}`, "aria-label": say.decide_about(name), "data-key": `fee-${id}` }, say.decide)),
      ),
    ),
  );

/** By meeting: what was tried again is tried again for all of it. @param {Desk} desk @param {import("./types.js").Trouble[]} parked */
function parked(desk, parked) {
  const { say } = desk.page;
  const again = async (/** @type {string} */ id) => {
    try {
      await act({ id, token: "" }, "again");
      await desk.show(say.done.again);
    } catch (problem) {
      await desk.failed(problem);
    }
  };
  const ids = [...new Set(parked.map(({ id }) => id))];
  return el(
    "section",
    {},
    el("h2", {}, say.parked),
    ids.map((id) => {
      const some = parked.filter((one) => one.id === id);
      return el(
        "div",
        { class: "card" },
        el("h3", {}, el("a", { href: `?meeting=${id}` }, some[0]?.name)),
        el("ul", { class: "plain-list" }, failing(desk.page, some)),
        el("p", { class: "thumb" }, button(say.again, () => again(id), { class: "plain", "data-key": `again-${id}` })),
      );
    }),
  );
}
