/** The times at which nobody can book: what is blocked, and opening it again. */

import { button, el } from "../build.js";
import { free } from "./api.js";
import { form } from "./block.js";
import { span } from "./span.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Today} Today */
/** @typedef {import("./types.js").Block} Block */

/** @param {Desk} desk @param {Today} found */
export function away(desk, found) {
  const { page } = desk;
  const { say } = page;
  const open = async (/** @type {Block} */ one) => {
    try {
      await desk.show(say.freed, await free(one));
    } catch (problem) {
      await desk.failed(problem);
    }
  };
  const row = (/** @type {Block} */ one) => {
    const when = span(page, one);
    return el("li", {}, el("span", {}, when), button(say.free_again, () => open(one), { class: "link", "aria-label": say.free_again_of(when), "data-key": one.id }));
  };
  return el(
    "section",
    {},
    el("h2", {}, say.blocks),
    found.blocks.length ? el("ul", { class: "away" }, found.blocks.map(row)) : el("p", { class: "quiet" }, say.no_blocks),
    el("p", { class: "thumb" }, button(say.block, () => form(desk, found.now), { class: "plain", "data-key": "block" })),
  );
}
