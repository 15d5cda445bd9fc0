/** One sentence to the host: something serious, or an objection. It may always be left out. */

import { button, el, heading } from "../build.js";

/** @typedef {import("../manage.js").Desk} Desk */

const MOST = 500; // characters, as in the API
/** Controls and what turns the direction of a text, which the API does not take. */
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A field for a sentence, with the button that sends it.
 * @param {string} label @param {string} send @param {(text: string) => unknown} to @param {Record<string, unknown>} [attributes]  of the button
 */
export function sentence(label, send, to, attributes) {
  const field = el("textarea", { id: "sentence", name: "sentence", rows: 2, maxlength: MOST });
  return [
    el("div", { class: "field" }, el("label", { for: "sentence" }, label), field),
    el("p", {}, button(send, () => to(field.value.replace(ODD, "").trim()), attributes)),
  ];
}

/** Before the meeting it is cancelled with that; afterwards I only hear of it. @param {Desk} desk */
export function serious(desk) {
  const { words } = desk.page;
  const cancels = !desk.booking.say.includes("serious");
  const send = (/** @type {string} */ text) => (cancels ? exception(desk, text) : desk.take("answer", { answer: "serious", text }));
  return [
    heading("h1", words.serious_heading),
    el("p", {}, words.serious_why),
    cancels && el("p", {}, words.serious_cancels),
    ...sentence(words.serious_label, cancels ? words.save_serious_send : words.serious_send, send),
    el("p", {}, button(words.back, () => desk.show(), { class: "link" })),
  ];
}

/** @param {Desk} desk @param {string} why */
export const exception = (desk, why) => desk.take("exception", { why });

/** @param {Desk} desk */
export function objection(desk) {
  const { words } = desk.page;
  const missed = desk.booking.status === "no_show";
  return [
    heading("h1", words.objection_heading),
    el("p", {}, missed ? words.objection_why_missed : words.objection_why),
    ...sentence(words.objection_label, words.objection_send, (why) => desk.take("object", { why }, words.heard)),
    el("p", {}, button(words.back, () => desk.show(), { class: "link" })),
  ];
}
