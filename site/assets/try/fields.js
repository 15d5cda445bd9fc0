/** Labelled fields of the form of <showup-try>. */

import { el } from "../build.js";

let count = 0;

/** @param {string} label @param {HTMLSelectElement | HTMLInputElement} input @param {"" | "wide"} [room] */
export function field(label, input, room = "") {
  input.id ||= `try-${++count}`;
  return el("div", { class: `field ${room}` }, el("label", { for: input.id }, label), input);
}

/** @param {[string, string][]} options  value and text @param {() => unknown} changed */
export const select = (options, changed) =>
  el("select", { onchange: changed }, options.map(([value, text]) => new Option(text, value)));

/**
 * An option that stays chosen by its name when its value changes.
 * @param {string} name @param {string} text @param {string} value
 */
export function option(name, text, value) {
  const made = new Option(text, value);
  made.dataset.name = name;
  return made;
}
