/** "Can we still save it?": what a client who wants out late is offered, gentlest first. The host's mark says what that is. */

import { keepOffers } from "../api.js";
import { button, el, heading } from "../build.js";
import { freeUntil } from "../rows.js";
import { now } from "./cancel.js";
import { confirmMove, move } from "./move.js";
import { shorter, way } from "./same.js";
import { exception, sentence } from "./speak.js";
import { why } from "./why.js";

/** @typedef {import("../manage.js").Desk} Desk */
/** @typedef {import("../types.js").Preview} Preview */

/** @param {Desk} desk @param {Preview} cost */
export async function save(desk, cost) {
  const { page, booking } = desk;
  const { words, exact, yours } = page;
  const offers = booking.can.includes("move") ? await keepOffers(desk.token) : { offers: [], until: null };
  const same = sameTime(desk);
  const other = otherTime(desk, offers);
  const first = booking.urgency === "can_wait" ? [other, same] : [same, other];
  const ended = freeUntil(booking.cutoffs);
  return [
    heading("h1", words.save_heading),
    ended && el("p", {}, words.free_ended(exact(ended)), yours(ended)),
    booking.urgency === "urgent" && (same || other) && el("p", {}, same ? words.save_urgent : words.save_urgent_soon),
    el("ol", { class: "gentle" }, ...first, serious(desk), leave(desk, cost)),
    el("p", {}, button(words.keep, () => desk.show())),
  ];
}

/** @param {Desk} desk */
function sameTime(desk) {
  const { words } = desk.page;
  const { ways, service } = desk.booking;
  const named = [...(ways.minutes ? [words.save_ways.shorter] : []), ...ways.meet.map((meet) => words.save_ways[meet])];
  if (!named.length) return null;
  return el(
    "li",
    {},
    el("p", {}, words.save_same(listed(named, words.or))),
    el(
      "p",
      { class: "row" },
      ways.meet.map((meet) => button(words.meet[meet], () => way(desk, meet), { class: "plain" })),
      ways.minutes ? button(words.save_shorter(ways.minutes, service.minutes), () => shorter(desk), { class: "plain" }) : null,
    ),
  );
}

/** "shorter, by phone or by video" @param {string[]} names @param {string} or */
const listed = (names, or) => [names.slice(0, -1).join(", "), names[names.length - 1]].filter(Boolean).join(` ${or} `);

/** @param {Desk} desk @param {import("../types.js").Offers} offers */
function otherTime(desk, { offers, until }) {
  const { words, at, exact, yours } = desk.page;
  if (!offers.length) return null;
  return el(
    "li",
    {},
    el("p", {}, desk.booking.deposit.state === "paid" ? words.save_move_paid : words.save_move, until && ` ${words.kept_for_you(exact(until))}`, until && yours(until)),
    el(
      "p",
      { class: "row" },
      offers.map((start) => {
        const choose = button(at(start), () => confirmMove(desk, start), { class: "plain" });
        choose.append(...[yours(start)].filter((own) => own !== null));
        return choose;
      }),
      button(words.save_other, () => move(desk), { class: "link" }),
    ),
  );
}

/** @param {Desk} desk */
function serious(desk) {
  const { words } = desk.page;
  return el("li", {}, el("p", {}, words.save_serious), ...sentence(words.save_serious_label, words.save_serious_send, (text) => exception(desk, text), { class: "plain" }));
}

/** @param {Desk} desk @param {Preview} cost */
function leave(desk, cost) {
  const { words, sum } = desk.page;
  const label = cost.amount.amount ? words.cancel_fee_yes(sum(cost.amount)) : words.cancel_yes;
  return el(
    "li",
    {},
    el("p", {}, el("strong", {}, words.save_cancel), ` ${fee(cost, desk.page)} ${words.save_freed}`),
    why(cost, desk.booking),
    el("p", { class: "row" }, button(label, () => now(desk, cost), { class: "plain" })),
  );
}

/** @param {Preview} cost @param {Desk["page"]} page */
function fee({ amount, clause, number, not_before }, { words, sum, exact }) {
  if (clause === "first_lapse") return words.save_forgiven(number);
  if (!amount.amount) return words.save_no_cost;
  return not_before ? words.save_fee_from(sum(amount), number, exact(not_before)) : words.save_fee(sum(amount), number);
}
