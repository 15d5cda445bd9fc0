/** A time that has just been blocked, the meetings that are in it, and cancelling them all. */

import { Problem } from "../api.js";
import { button, el, heading, notice } from "../build.js";
import { trouble } from "../page.js";
import { act } from "./api.js";
import { confirm } from "./parts.js";
import { span } from "./span.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Line} Line */

/** @param {Desk} desk @param {import("./types.js").Blocked} found */
export async function blocked(desk, found) {
  const { page } = desk;
  const { say } = page;
  const open = found.meetings.filter(({ can }) => can.includes("cancel"));
  if (!open.length) return desk.show(`${say.blocked(span(page, found.block))}. ${say.blocked_empty}`);
  desk.ask(
    heading("h1", say.blocked(span(page, found.block))),
    el("p", {}, say.blocked_some(open.length)),
    rows(page, open),
    el(
      "p",
      { class: "thumb" },
      button(say.cancel_all(open.length), () => sure(desk, found, open)),
      button(say.keep_all(open.length), () => desk.show(), { class: "plain" }),
    ),
  );
}

/** @param {import("./types.js").Page} page @param {Line[]} lines */
const rows = ({ at, words }, lines) =>
  el(
    "ul",
    { class: "rows" },
    lines.map(({ id, name, start, service, meet }) =>
      el(
        "li",
        {},
        el("a", { href: `?meeting=${id}` }, el("strong", {}, name), el("span", { class: "quiet" }, [at(start), service.name, words.meet[meet]].join(" · "))),
      ),
    ),
  );

/** @param {Desk} desk @param {import("./types.js").Blocked} found @param {Line[]} lines */
function sure(desk, found, lines) {
  const { say } = desk.page;
  confirm(desk, {
    title: say.cancel_all_sure(lines.length),
    about: [rows(desk.page, lines), el("p", {}, lines.length === 1 ? say.cancel_means : say.cancel_all_means)],
    yes: say.cancel_all_yes(lines.length),
    no: say.keep_all(lines.length),
    reason: "free",
    send: (reason) => cancelAll(desk, lines, reason),
  });
}

/** One after the other; what did not go through is named, and can be tried again. @param {Desk} desk @param {Line[]} lines @param {string} reason */
async function cancelAll(desk, lines, reason) {
  const { say } = desk.page;
  const status = el("p", { role: "status" });
  desk.ask(heading("h1", say.cancel_all(lines.length)), status);
  /** @type {{line: Line, problem: Problem}[]} */
  const left = [];
  for (const [n, line] of lines.entries()) {
    status.textContent = say.cancelling(n + 1, lines.length);
    try {
      await act({ id: line.id, token: "" }, "cancel", { reason });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      left.push({ line, problem });
    }
  }
  const done = lines.length - left.length;
  if (!left.length) return desk.show(say.cancelled_all(done));
  desk.ask(...some(desk, left, done, reason));
}

/** @param {Desk} desk @param {{line: Line, problem: Problem}[]} left @param {number} done @param {string} reason */
function some(desk, left, done, reason) {
  const { page } = desk;
  const { say } = page;
  const lines = left.map(({ line }) => line);
  const text = (/** @type {Problem} */ problem) => trouble(problem, page).textContent ?? "";
  return [
    heading("h1", say.cancel_all(lines.length)),
    notice("wrong", el("p", {}, say.cancelled_some(done, done + left.length))),
    el(
      "ul",
      { class: "rows" },
      left.map(({ line, problem }) => el("li", {}, el("a", { href: `?meeting=${line.id}` }, el("strong", {}, line.name), el("span", { class: "quiet" }, text(problem))))),
    ),
    el(
      "p",
      { class: "thumb" },
      button(say.again, () => cancelAll(desk, lines, reason)),
      button(say.to_today, () => desk.show(), { class: "plain" }),
    ),
  ];
}
