/** A box that is never ticked beforehand, and has to be: it says so at its own place, and leads there. */

import { el } from "../build.js";

/** @param {string} name @param {import("../build.js").Child[]} label @param {string} need  what is said where it is not ticked */
export function tick(name, label, need) {
  const id = `${name}-fault`;
  const input = el("input", { type: "checkbox", name, "aria-describedby": id, autocomplete: "off" });
  return el("div", { class: "field consent" }, el("label", { class: "choice" }, input, el("span", {}, label)), el("p", { class: "fault", id, hidden: true }, need));
}

/** @param {HTMLElement} box */
export function ticked(box) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const fault = /** @type {HTMLElement} */ (box.querySelector(".fault"));
  fault.hidden = input.checked;
  input.setAttribute("aria-invalid", String(!input.checked));
  if (!input.checked) input.focus();
  return input.checked;
}
