/** The facts of a booking: when, what, where, who, and the deposit in plain words. */

import { el } from "../build.js";
import { clock } from "../dates.js";
import { deposit } from "./deposit.js";

/** @typedef {import("../manage.js").Desk} Desk */
/** @typedef {import("../types.js").Booking} Booking */

/** @param {Desk} desk */
export function details({ page, booking }) {
  const { words, yours, exact, sum, zone } = page;
  const { service, start, end, status, client, price } = booking;
  const gone = status === "cancelled" || status === "expired";
  return el(
    "dl",
    { class: "details" },
    el("dt", {}, words.when),
    el("dd", {}, el(gone ? "s" : "strong", {}, exact(start).replace(clock(start, zone), `${clock(start, zone)}–${clock(end, zone)}`)), yours(start)),
    el("dt", {}, words.what),
    el("dd", {}, `${service.name} · ${words.minutes(service.minutes)} · ${price.amount ? sum(price) : words.free}`),
    gone || status === "no_show" ? [] : [el("dt", {}, words.where), el("dd", {}, ...where(booking, words))],
    el("dt", {}, words.who),
    el("dd", {}, words.for_whom(client.name, client.email)),
    el("dt", {}, words.card),
    el("dd", {}, deposit(booking, page)),
  );
}

/** @param {Booking} booking @param {Desk["page"]["words"]} words */
export function where({ meet, place }, words) {
  if (!meet) return [place ?? ""];
  if (!place) return [words.where_later[meet]];
  const links = { video: place, phone: dial(place), in_person: "" };
  const target = links[meet];
  const safe = /^(https:|tel:\+?\d)/.test(target);
  return [`${words.meet[meet]}: `, safe ? el("a", { href: target, rel: "noreferrer" }, place) : place];
}

/** A number to be called by pressing it. @param {string} number */
export const phone = (number) => el("a", { href: dial(number) }, number);

/** @param {string} number */
const dial = (number) => `tel:${number.replaceAll(" ", "")}`;
