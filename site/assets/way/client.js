/** The third screen: who comes and how one meets. Mistakes are said at their field; nothing typed is lost. */

import { Problem } from "../api.js";
import { el, heading, rich } from "../build.js";
import { trouble } from "../page.js";
import { keep } from "./draft.js";
import { summary } from "./summary.js";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;
const PHONE = /^\+?[\d ()/.-]{6,20}$/;

/** @param {import("../book.js").Way} way */
export function clientScreen(way) {
  const { page, draft, service, problem } = way;
  const { words } = page;
  if (!service) throw new Error("no service is chosen");
  const echo = el("p", { class: "quiet", role: "status" });
  const say = () => echo.replaceChildren(...(EMAIL.test(draft.email) ? rich(words.email_echo(draft.email)) : [words.email_why]));
  const typed = (/** @type {"name" | "email" | "phone"} */ field) => (/** @type {Event} */ event) => {
    draft[field] = /** @type {HTMLInputElement} */ (event.target).value.trim();
    keep(draft);
    say();
    unmark(form, field, faults(way)[field]);
  };
  say();
  const form = el(
    "form",
    { novalidate: true },
    field("name", words.name, { autocomplete: "name", value: draft.name, required: true, oninput: typed("name") }),
    field("email", words.email, { type: "email", autocomplete: "email", value: draft.email, required: true, oninput: typed("email") }, echo),
    field("phone", words.phone, { type: "tel", autocomplete: "tel", value: draft.phone, oninput: typed("phone") }, el("p", { class: "quiet" }, words.phone_why)),
    ways(way),
    el("p", {}, el("button", { type: "submit" }, words.next)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (mark(form, faults(way))) void way.go("money");
  });
  if (problem instanceof Problem) mark(form, refused(problem, words));
  return el("section", {}, heading("h2", words.client_heading), problem ? trouble(problem, page) : null, summary(way), form);
}

/**
 * @param {string} name @param {string} label @param {Record<string, unknown>} attributes @param {...Node} notes
 */
function field(name, label, attributes, ...notes) {
  const id = `field-${name}`;
  notes.forEach((note, n) => /** @type {HTMLElement} */ (note).setAttribute("id", `${id}-note-${n}`));
  const described = [`${id}-fault`, ...notes.map((_, n) => `${id}-note-${n}`)].join(" ");
  return el(
    "div",
    { class: "field", "data-field": name },
    el("label", { for: id }, label),
    el("input", { id, name, "aria-describedby": described, ...attributes }),
    el("p", { class: "fault", id: `${id}-fault`, hidden: true }),
    ...notes,
  );
}

/** How one meets, where there is a choice. @param {import("../book.js").Way} way */
function ways({ page, draft, service }) {
  const offered = service?.meet ?? [];
  if (!draft.meet || !offered.includes(draft.meet)) draft.meet = offered[0] ?? null;
  if (offered.length < 2) return null;
  const choose = (/** @type {import("../types.js").Meet} */ way) => () => {
    draft.meet = way;
    keep(draft);
  };
  return el(
    "fieldset",
    { "data-field": "meet" },
    el("legend", {}, page.words.how),
    offered.map((way) =>
      el("label", { class: "choice" }, el("input", { type: "radio", name: "meet", value: way, checked: way === draft.meet, onchange: choose(way) }), page.words.meet[way]),
    ),
  );
}

/** @param {import("../book.js").Way} way @returns {Record<string, string>} */
function faults({ page: { words }, draft }) {
  /** @type {Record<string, string>} */
  const found = {};
  if (!draft.name) found.name = words.need_name;
  if (!EMAIL.test(draft.email)) found.email = words.need_email;
  if (draft.phone && !PHONE.test(draft.phone)) found.phone = words.need_phone;
  return found;
}

/** What the API did not like, by field. @param {Problem} problem @param {import("../page.js").Page["words"]} words */
function refused(problem, words) {
  const known = /** @type {Record<string, string>} */ ({ name: words.need_name, email: words.need_email, phone: words.need_phone });
  const names = problem.errors.map((error) => error.field.replace("client.", ""));
  return Object.fromEntries(names.map((name) => [name, known[name] ?? words.need_field]));
}

/** A mended field is told so at once; a new fault waits for the button. @param {HTMLFormElement} form @param {string} name @param {string | undefined} fault */
function unmark(form, name, fault) {
  if (fault) return;
  const box = form.querySelector(`[data-field="${name}"]`);
  box?.querySelector("input")?.removeAttribute("aria-invalid");
  box?.querySelector(".fault")?.setAttribute("hidden", "");
}

/** Says each fault at its field and leads to the first. @param {HTMLFormElement} form @param {Record<string, string>} found */
function mark(form, found) {
  for (const box of form.querySelectorAll(".field")) {
    const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    const fault = /** @type {HTMLElement} */ (box.querySelector(".fault"));
    const text = found[input.name] ?? "";
    fault.hidden = !text;
    fault.textContent = text;
    input.toggleAttribute("aria-invalid", Boolean(text));
    if (text) input.setAttribute("aria-invalid", "true");
  }
  const first = /** @type {HTMLInputElement | null} */ (form.querySelector("[aria-invalid]"));
  first?.focus();
  return !first;
}
