/** Small things that several of the host's pages show: when a meeting is, how to reach its client, a word for them. */

import { Problem } from "../api.js";
import { button, el, heading, whileBusy } from "../build.js";
import { clock } from "../dates.js";
import { trouble } from "../page.js";
import { becomes, deposit } from "./deposit.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Meeting} Meeting */

/** "9:00–9:50" @param {Page} page @param {{start: string, end: string}} meeting */
export const hours = ({ zone }, { start, end }) => `${clock(start, zone)}–${clock(end, zone)}`;

/** "Mon 30 Nov, 9:00–9:50 (Warsaw)", below it "Consultation · By video", and the deposit @param {Page} page @param {Meeting} meeting */
export function what(page, meeting) {
  const { exact, words, zone } = page;
  const when = exact(meeting.start).replace(clock(meeting.start, zone), hours(page, meeting));
  const how = [meeting.service.name, words.meet[meeting.meet]].join(" · ");
  return [el("p", { class: "lead" }, when), el("p", {}, how), el("p", { class: "quiet" }, deposit(page, meeting))];
}

/** What is said once they came. @param {Page} page @returns {(now: Meeting) => string} */
export const noted = (page) => (now) => `${page.say.done.attended} ${becomes(page, now)}`.trim();

/** @param {string} phone */
export const dialled = (phone) => phone.replace(/[^+0-9]/g, "");

/** Every way to reach the client. @param {Page} page @param {Meeting} meeting */
export const reach = ({ say }, { client: { email, phone } }) =>
  el(
    "section",
    {},
    el("h2", {}, say.reach),
    el(
      "ul",
      { class: "plain-list" },
      phone && el("li", {}, el("a", { href: `tel:${dialled(phone)}` }, phone)),
      el("li", {}, el("a", { href: `mailto:${email}` }, email)),
    ),
  );

/**
 * @typedef {object} Sure
 * @property {string} title
 * @property {import("../build.js").Child[]} about  what follows from it
 * @property {string} yes
 * @property {string} no
 * @property {"none" | "free" | "needed"} reason  whether the client is told why
 * @property {(reason: string) => Promise<unknown>} send
 * @property {HTMLElement} [other]  a third way
 * @property {() => string} [wrong]  what is not right yet in a field of `about`
 */

/** A second press, with a word for the client. What was typed survives whatever goes wrong. @param {Desk} desk @param {Sure} sure */
export function confirm(desk, sure) {
  const word = reason(desk.page, sure.reason === "needed");
  const place = el("div");
  const send = async () => {
    place.replaceChildren();
    if (sure.wrong?.()) return;
    if (sure.reason === "needed" && !word.text()) return word.ask();
    try {
      await sure.send(word.text());
    } catch (problem) {
      if (problem instanceof Problem && problem.errors[0]?.field === "reason") return word.ask();
      if (problem instanceof Problem && ["not_possible", "unauthorized"].includes(problem.code)) return desk.failed(problem);
      place.replaceChildren(trouble(problem, desk.page));
    }
  };
  const yes = el("button", { type: "submit" }, sure.yes);
  const form = el(
    "form",
    { novalidate: true },
    heading("h1", sure.title),
    sure.about,
    sure.reason === "none" ? null : word.field,
    place,
    el("p", { class: "thumb" }, yes, sure.other, button(sure.no, () => desk.show(), { class: "plain" })),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void whileBusy(yes, send);
  });
  desk.ask(form);
}

/** @param {Page} page @param {boolean} needed */
export function reason({ say }, needed) {
  const area = el("textarea", { id: "reason", rows: "3", maxlength: "500", "aria-describedby": "reason-why reason-fault" });
  const label = el("label", { for: "reason" }, needed ? say.reason_needed : say.reason);
  const why = el("p", { class: "quiet", id: "reason-why" }, needed ? say.reason_why_needed : say.reason_why);
  const fault = el("p", { class: "fault", id: "reason-fault" });
  const ask = () => {
    fault.textContent = say.need_reason;
    [label.textContent, why.textContent] = [say.reason_needed, say.reason_why_needed];
    area.setAttribute("aria-invalid", "true");
    area.focus();
  };
  area.addEventListener("input", () => {
    fault.textContent = "";
    area.removeAttribute("aria-invalid");
  });
  return { field: el("div", { class: "field" }, label, area, why, fault), text: () => area.value.trim(), ask };
}

/** What keeps failing. @param {Page} page @param {{what: string, error: string}[]} parked */
export const failing = ({ say }, parked) =>
  parked.map(({ what, error }) => {
    const name = what.startsWith("host_") ? say.tasks.host : (say.tasks[what] ?? say.other_task);
    return el("li", {}, el("strong", {}, name), error && el("span", { class: "quiet block", lang: "en" }, error));
  });
