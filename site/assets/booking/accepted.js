/** The policy that was accepted with the booking, word for word: fetched when it is first opened. */

import { accepted } from "../api.js";
import { el } from "../build.js";
import { trouble } from "../page.js";

/** @typedef {import("../types.js").Accepted} Accepted */

/** @param {import("../manage.js").Desk} desk */
export function acceptedPolicy(desk) {
  const inside = el("div", { "aria-live": "polite" });
  let asked = false;
  const open = async () => {
    if (asked) return;
    asked = true;
    inside.replaceChildren(el("p", { class: "quiet" }, desk.page.words.loading));
    try {
      inside.replaceChildren(...text(await accepted(desk.token), desk));
    } catch (problem) {
      asked = false;
      inside.replaceChildren(trouble(problem, desk.page, open));
    }
  };
  return el("details", { ontoggle: open }, el("summary", {}, desk.page.words.accepted), inside);
}

/** @param {Accepted} policy @param {import("../manage.js").Desk} desk */
function text({ accepted_at, locale, clauses }, { page: { words, exact } }) {
  const items = clauses.map(({ title, text }) => el("li", {}, el("p", {}, el("strong", {}, title)), el("p", {}, text)));
  return [
    el("p", { class: "quiet" }, words.accepted_at(exact(accepted_at))),
    el("ol", { class: "clauses", lang: locale }, items),
  ];
}
