/** What the host can change of a meeting that is still to come: move it, cancel it, say how urgent it is. */

import { Problem } from "../api.js";
import { button, el, heading, rich } from "../build.js";
import { trouble } from "../page.js";
import { Slots } from "../slots.js";
import { slots } from "./api.js";
import { kind } from "./deposit.js";
import { confirm } from "./parts.js";

/** @typedef {import("./meeting.js").Case} Case */
/** @typedef {import("./types.js").Urgency} Urgency */

/** @param {Case} at */
export function changes(at) {
  const { page, found } = at;
  const { say } = page;
  const can = (/** @type {import("./types.js").Can} */ step) => found.can.includes(step);
  if (!can("move") && !can("cancel") && !can("mark")) return null;
  return el(
    "section",
    {},
    el("h2", {}, say.change),
    el(
      "p",
      { class: "row" },
      can("move") && button(say.move, () => move(at), { class: "plain", "data-key": "move" }),
      can("cancel") && button(say.cancel, () => cancel(at), { class: "plain", "data-key": "cancel" }),
    ),
    can("mark") ? urgency(at) : null,
  );
}

/** @param {Case} at */
const cancel = ({ desk, page: { say, sum }, found, take }) =>
  confirm(desk, {
    title: say.cancel_sure,
    about: [
      el("p", {}, `${say.cancel_means} ${found.deposit.state === "none" ? "" : say.cancel_back[kind(found)]}`),
      found.deposit.paid && found.deposit.prepaid_as === "zadatek" && el("p", {}, ...rich(say.cancel_owes(sum(found.deposit.paid)))),
    ],
    yes: say.cancel_yes,
    no: say.keep,
    reason: "free",
    send: (reason) => take("cancel", { reason }, () => say.done.cancelled),
  });

/** @param {Case} at @param {unknown} [problem]  why it has to be another time */
function move(at, problem) {
  const { desk, page, which, found } = at;
  const picker = new Slots();
  desk.ask(
    el("p", { class: "crumb" }, button(`‹ ${page.words.back}`, () => desk.show(), { class: "link" })),
    heading("h1", page.say.move_heading),
    problem ? trouble(problem, page) : null,
    picker,
  );
  void picker.open(page, {
    service: found.service.id,
    near: found.start,
    without: found.start,
    none: page.say.move_none,
    level: "h2",
    // What a client would have to know of each time is of no use to the host.
    load: async (from, to) => ({ ...(await slots(which, from, to)), last_free: [] }),
    choose: (start) => sure(at, start),
  });
}

/** @param {Case} at @param {string} start */
function sure(at, start) {
  const { desk, page, found, take } = at;
  const { say, exact } = page;
  confirm(desk, {
    title: say.move_sure,
    about: [
      el(
        "dl",
        { class: "details" },
        el("dt", {}, say.move_from),
        el("dd", {}, el("s", {}, exact(found.start))),
        el("dt", {}, say.move_to),
        el("dd", {}, el("strong", {}, exact(start))),
      ),
      el("p", {}, say.move_means),
    ],
    yes: say.move_yes,
    other: button(say.other_time, () => move(at), { class: "plain" }),
    no: say.keep,
    reason: "free",
    send: async (reason) => {
      try {
        await take("move", { start, reason }, () => say.done.moved);
      } catch (problem) {
        const gone = problem instanceof Problem && ["slot_taken", "slot_unavailable"].includes(problem.code);
        if (!gone) throw problem;
        move(at, problem);
      }
    },
  });
}

/** @param {Case} at */
function urgency({ desk, page: { say }, found, take }) {
  const levels = /** @type {Urgency[]} */ (["urgent", "normal", "can_wait"]);
  const mark = (/** @type {Urgency} */ urgency) => take("mark", { urgency }, () => say.done.marked).catch(desk.failed);
  return el(
    "details",
    { "data-key": "urgency" },
    el("summary", {}, say.urgency(say.urgencies[found.urgency])),
    el("p", {}, say.urgency_lead),
    el(
      "ul",
      { class: "levels" },
      levels.map((level) =>
        el(
          "li",
          {},
          button(say.urgencies[level], () => mark(level), { class: "plain", "aria-pressed": String(level === found.urgency), "data-key": level }),
          el("span", { class: "quiet" }, say.urgency_means[level]),
        ),
      ),
    ),
  );
}
