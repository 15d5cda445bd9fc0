/** Blocking a day or some hours: today, all day, unless the host says otherwise. */

import { Problem } from "../api.js";
import { button, el, heading, whileBusy } from "../build.js";
import { dateOf, plus } from "../dates.js";
import { trouble } from "../page.js";
import { block } from "./api.js";
import { blocked } from "./blocked.js";
import { instant } from "./wall.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk @param {string} now */
export function form(desk, now) {
  const { page } = desk;
  const { say, words } = page;
  const { box, wanted } = fields(page, dateOf(now, page.zone));
  const place = el("div");
  const wrong = () => place.replaceChildren(el("p", { class: "fault", role: "alert" }, say.block_wrong));
  const send = async () => {
    place.replaceChildren();
    const span = wanted();
    if (!span) return wrong();
    try {
      await blocked(desk, await block(span.start, span.end));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.code === "invalid") return wrong();
      if (problem.code === "unauthorized") return desk.failed(problem);
      place.replaceChildren(trouble(problem, page));
    }
  };
  const yes = el("button", { type: "submit" }, say.block_do);
  const no = button(words.back, () => desk.show(), { class: "plain" });
  const parts = [heading("h1", say.block_heading), el("p", {}, say.block_lead), box, place, el("p", { class: "thumb" }, yes, no)];
  const element = el("form", { novalidate: true }, parts);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void whileBusy(yes, send);
  });
  desk.ask(element);
}

/** `wanted`: from when to when, by the host's clock; null while something is not filled in. @param {import("./types.js").Page} page @param {string} today */
function fields({ say, zone }, today) {
  const day = field("block-day", "date", today, say.block_day);
  const last = field("block-last", "date", today, say.block_last);
  const from = field("block-from", "time", "09:00", say.block_from);
  const to = field("block-to", "time", "17:00", say.block_to);
  const whole = el("input", { type: "checkbox", id: "block-whole", checked: true });
  const turn = () => {
    last.box.hidden = !whole.checked;
    from.box.hidden = to.box.hidden = whole.checked;
  };
  whole.addEventListener("change", turn);
  day.input.addEventListener("change", () => {
    if (last.input.value < day.input.value) last.input.value = day.input.value;
  });
  turn();
  const wanted = () => {
    const date = day.input.value;
    const shown = whole.checked ? [day, last] : [day, from, to];
    if (shown.some(({ input }) => !input.value)) return null;
    if (whole.checked) return { start: instant(date, "00:00", zone), end: instant(plus(last.input.value, 1), "00:00", zone) };
    return { start: instant(date, from.input.value, zone), end: instant(date, to.input.value, zone) };
  };
  const tick = el("label", { class: "choice", for: "block-whole" }, whole, say.block_whole);
  return { box: el("div", {}, day.box, tick, el("div", { class: "pair" }, last.box, from.box, to.box)), wanted };
}

/** @param {string} id @param {string} type @param {string} value @param {string} label */
function field(id, type, value, label) {
  const input = el("input", { id, type, value, required: true });
  return { input, box: el("div", { class: "field" }, el("label", { for: id }, label), input) };
}
