/** How a booking stands: its facts, its deposit in plain words, its time line, and what can be done now. */

import { act } from "../api.js";
import { button, el, heading, notice, rich } from "../build.js";
import { clock } from "../dates.js";
import { timeLine } from "../line.js";
import { cancel, undo } from "./cancel.js";
import { leave } from "./mending.js";
import { move } from "./move.js";
import { offers } from "./offers.js";
import { why } from "./why.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** @param {Desk} desk @param {string} [said] */
export function view(desk, said) {
  const { page, booking } = desk;
  const { words, email } = page;
  const running = booking.status === "pending" || booking.status === "confirmed";
  return [
    heading("h1", words.statuses[booking.status]),
    said ? notice("note", el("p", {}, said)) : null,
    ...open(desk),
    details(desk),
    running && booking.deposit.state !== "none" ? line(desk) : null,
    booking.can.length ? changes(desk) : null,
    !running && booking.offers.length ? offers(desk, booking.offers) : null,
    el("p", { class: "quiet" }, `${words.questions} `, el("a", { href: `mailto:${email}` }, email), " · ", el("a", { href: "../policy/" }, words.whole_policy), " · ", el("a", { href: "../policy/#withdrawal" }, words.withdraw)),
  ];
}

/** What waits for the client, or needs a word. @param {Desk} desk */
function open(desk) {
  const { page, booking } = desk;
  const { words, sum, at, exact } = page;
  const { status, payment, deposit, fee } = booking;
  const parts = [];
  if (status === "pending" && payment) {
    const pay = el("a", { class: "button", href: payment.url }, words.finish);
    parts.push(notice("note", el("p", {}, words.kept_until(exact(payment.expires_at))), el("p", {}, pay)));
  }
  if (booking.can.includes("mend")) parts.push(refused(desk));
  if (status === "expired") parts.push(el("p", {}, words.expired_why));
  if (status === "cancelled") parts.push(el("p", {}, words.cancelled_why));
  if (status === "attended") parts.push(el("p", {}, deposit.state === "released" ? words.attended_why : words.attended_plain));
  if (fee && !fee.decision) parts.push(notice("note", el("p", {}, words.fee_open(sum(fee.amount), at(fee.not_before)))));
  return parts;
}

/** @param {Desk} desk */
function refused({ page, token, booking, failed }) {
  const { words, sum } = page;
  const { amount, refusal } = booking.deposit;
  const mend = async () => {
    try {
      const { payment } = await act(token, "mend");
      leave(token);
      location.assign(payment.url);
    } catch (problem) {
      await failed(problem);
    }
  };
  const why = words.refusals[refusal ?? ""] ?? words.refusals.card_declined;
  return notice(
    "wrong",
    el("p", {}, el("strong", {}, words.deposits.refused(sum(amount))), ` ${why}`),
    el("p", {}, booking.status === "pending" ? words.refused_pending : words.refused_calm),
    el("p", {}, button(words.mend, mend)),
  );
}

/** @param {Desk} desk */
function details({ page, booking }) {
  const { words, yours, exact, sum, zone } = page;
  const { service, start, end, meet, place, client, price } = booking;
  const gone = booking.status === "cancelled" || booking.status === "expired";
  return el(
    "dl",
    { class: "details" },
    el("dt", {}, words.when),
    el("dd", {}, el(gone ? "s" : "strong", {}, exact(start).replace(clock(start, zone), `${clock(start, zone)}–${clock(end, zone)}`)), yours(start)),
    el("dt", {}, words.what),
    el("dd", {}, `${service.name} · ${words.minutes(service.minutes)} · ${price.amount ? sum(price) : words.free}`),
    gone ? [] : [el("dt", {}, words.where), el("dd", {}, ...where(meet, place, words))],
    el("dt", {}, words.who),
    el("dd", {}, words.for_whom(client.name, client.email)),
    el("dt", {}, words.card),
    el("dd", {}, deposit(booking, page)),
  );
}

/** @param {import("../types.js").Meet | null} meet @param {string | null} place @param {import("../page.js").Page["words"]} words */
function where(meet, place, words) {
  if (!meet) return [place ?? ""];
  if (!place) return [words.where_later[meet]];
  const links = { video: place, phone: `tel:${place.replaceAll(" ", "")}`, in_person: "" };
  const target = links[meet];
  const safe = /^(https:|tel:)/.test(target);
  return [`${words.meet[meet]}: `, safe ? el("a", { href: target, rel: "noreferrer" }, place) : place];
}

/** @param {import("../types.js").Booking} booking @param {import("../page.js").Page} page */
function deposit({ status, fee, deposit: { amount, state, card, hold_at, taken } }, { words, sum, exact }) {
  if (state === "none") return words.deposits.none;
  const off = status !== "pending" && status !== "confirmed";
  if (off && ["awaited", "saved", "refused"].includes(state)) return words.deposit_off;
  if (off && state === "held" && status !== "no_show" && !fee) return words.deposit_going(sum(amount));
  const text = state === "saved" && hold_at ? words.deposits.saved(sum(amount), exact(hold_at)) : words.deposits[state](sum(taken ?? amount), "");
  return card ? `${text} ${words.card_named(named(card.brand), card.last4)}` : text;
}

/** "visa" as people write it. @param {string} brand */
const named = (brand) => brand.charAt(0).toUpperCase() + brand.slice(1);

/** @param {Desk} desk */
function line({ page, booking }) {
  const course = { ...booking, hold_at: booking.deposit.hold_at, deposit: booking.deposit.amount };
  return el("section", {}, el("h2", {}, page.words.line_heading), timeLine(course, page));
}

/** @param {Desk} desk */
function changes(desk) {
  const { page, booking } = desk;
  const { words } = page;
  const can = (/** @type {import("../types.js").Action} */ step) => booking.can.includes(step);
  return el(
    "section",
    {},
    el("h2", {}, words.change_heading),
    booking.cancel_now && el("p", {}, ...rich(cost(booking.cancel_now, page))),
    booking.cancel_now && why(booking.cancel_now, booking),
    can("move") && booking.moves_left > 0 && el("p", { class: "quiet" }, words.moves_left(booking.moves_left)),
    el(
      "p",
      { class: "row" },
      can("move") && button(words.move, () => move(desk), { class: "plain" }),
      can("cancel") && button(words.cancel, () => cancel(desk), { class: "plain" }),
    ),
    can("undo") && booking.undo_until && booking.status === "confirmed"
      ? el("p", {}, words.undo_note(page.exact(booking.undo_until)), " ", button(words.undo, () => undo(desk), { class: "link" }))
      : null,
  );
}

/** @param {import("../types.js").Cost} now @param {import("../page.js").Page} page */
function cost({ amount, clause, number, until }, { words, sum, exact }) {
  if (clause === "first_lapse") return words.cancel_forgiven(number);
  return amount.amount ? words.cancel_costs(sum(amount), number) : words.cancel_free_until(exact(until));
}
