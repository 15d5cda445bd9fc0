/** Three concrete times for whoever lost theirs: one step to book anew. */

import { el } from "../build.js";

/** @param {import("../manage.js").Desk} desk @param {string[]} starts */
export function offers({ page, booking }, starts) {
  const { words, exact, yours } = page;
  const to = (/** @type {Record<string, string>} */ wish) => `../book/?${new URLSearchParams({ service: booking.service.id, ...wish })}`;
  return el(
    "section",
    {},
    el("h2", {}, words.offers_heading),
    el("ul", { class: "starts" }, starts.map((start) => el("li", {}, el("a", { class: "button plain", href: to({ start }) }, exact(start), yours(start))))),
    el("p", {}, el("a", { href: to({}) }, words.book_again)),
  );
}
