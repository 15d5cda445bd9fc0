/** Three concrete times for whoever lost theirs: one step to book anew. */

import { el } from "../build.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** The way back in, by this booking's link, so that the kept times are theirs. @param {Desk} desk @param {string} [start] */
const again = ({ token }, start) => `../book/?again${start ? `&${new URLSearchParams({ start })}` : ""}#${token}`;

/** Where a mail has kept them aside, it says until when. @param {Desk} desk */
export function offers(desk) {
  const { words, exact, yours } = desk.page;
  const { offers: starts, offers_until } = desk.booking;
  return el(
    "section",
    {},
    el("h2", {}, words.offers_heading),
    starts.length > 0 && offers_until && el("p", {}, words.kept_for_you(exact(offers_until)), yours(offers_until)),
    starts.length > 0 && el("ul", { class: "starts" }, starts.map((start) => el("li", {}, el("a", { class: "button plain", href: again(desk, start) }, exact(start), yours(start))))),
    el("p", {}, el("a", { href: again(desk) }, words.book_again)),
  );
}

/** For whoever has other things on their mind. @param {Desk} desk */
export const noHurry = (desk) =>
  el("p", { class: "quiet" }, desk.page.words.offers_no_hurry, " ", el("a", { href: again(desk) }, desk.page.words.book_again));

/** For whoever has met the host: what is known of them goes along. @param {Desk} desk */
export const meetAgain = (desk) => el("p", {}, el("a", { href: again(desk) }, desk.page.words.meet_again));
