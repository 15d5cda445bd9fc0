/** The way in: a link to the host's own address, and the one press behind it. */

import { Problem } from "../api.js";
import { button, el, heading, notice, rich } from "../build.js";
import { trouble } from "../page.js";
import { sendLink, signIn, signOut } from "./api.js";
import { today } from "./today.js";

/** @typedef {import("./types.js").Desk} Desk */

/** One calm screen, one button. @param {Desk} desk @param {string} [said] */
export function door({ page }, said) {
  const { say } = page;
  const place = el("div");
  const send = async () => {
    try {
      const { email } = await sendLink();
      place.replaceChildren(notice("note", el("p", {}, ...rich(say.link_sent(email)))), el("p", { class: "quiet" }, say.link_hint));
      press.replaceWith();
    } catch (problem) {
      place.replaceChildren(trouble(problem, page));
    }
  };
  const press = el("p", { class: "thumb" }, button(say.send_link, send));
  return [
    heading("h1", say.door),
    said ? notice("note", el("p", {}, said)) : null,
    el("p", { class: "lead" }, say.door_lead),
    press,
    place,
  ];
}

/** Behind the link of the mail: to open it signs nobody in, so that what looks at links in mails uses nothing up.
 * @param {Desk} desk @param {string} ticket */
export function enter(desk, ticket) {
  const { page } = desk;
  const { say } = page;
  const place = el("div");
  const go = async () => {
    try {
      await signIn(ticket);
      forget();
      await desk.open(today());
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "unauthorized") return place.replaceChildren(trouble(problem, page));
      forget();
      desk.ask(...door(desk, say.old_link));
    }
  };
  return [
    heading("h1", say.enter),
    el("p", { class: "lead" }, say.enter_lead),
    el("p", { class: "thumb" }, button(say.enter, go)),
    place,
  ];
}

/** The ticket leaves the address, and what leads from here to the other language. */
function forget() {
  history.replaceState(null, "", location.pathname);
  for (const link of document.querySelectorAll("[data-keep-fragment]")) {
    const other = /** @type {HTMLAnchorElement} */ (link);
    [other.search, other.hash] = ["", ""];
  }
}

/** Somewhere quiet. @param {Desk} desk */
export const leave = (desk) =>
  el(
    "p",
    { class: "quiet leave" },
    button(
      desk.page.say.sign_out,
      async () => {
        try {
          await signOut();
          desk.ask(...door(desk, desk.page.say.signed_out));
        } catch (problem) {
          await desk.failed(problem);
        }
      },
      { class: "link" },
    ),
  );
