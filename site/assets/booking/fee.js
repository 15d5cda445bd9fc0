/** A fee, open or decided, and what the client can say about it. Facts first; then what can be done. */

import { button, el, rich } from "../build.js";
import { objection, serious } from "./speak.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** A word after which nothing is taken by itself. @type {import("../types.js").Word[]} */
const FREEZES = ["serious", "objection", "cannot_get_in", "absent"];

/** @param {Desk} desk */
export function fee(desk) {
  const { fee } = desk.booking;
  if (!fee) return forgiven(desk);
  const said = fee.decision ? decided(desk, fee) : open(desk, fee);
  return el("section", {}, ...said, quote(desk, fee), own(desk), speak(desk));
}

/** @param {Desk} desk @param {import("../types.js").Fee} fee */
function open({ page, booking }, { amount, number, not_before, settles, silence_takes }) {
  const { words, sum, exact } = page;
  const frozen = booking.said.some(({ word }) => FREEZES.includes(word));
  const silence = silence_takes ? words.fee_silence_takes : words.fee_silence_frees;
  const settled = silence(exact(settles));
  const terms = frozen
    ? [el("p", {}, ...rich(words.fee_frozen)), el("p", {}, words.fee_frozen_up_to(sum(amount), number, exact(not_before)), " ", settled)]
    : [
        el("p", {}, ...rich(words.fee_up_to(sum(amount), number)), " ", ...rich(words.fee_not_before(exact(not_before)))),
        el("p", {}, words.fee_mine, " ", settled),
      ];
  const { mode, paid } = booking.deposit;
  const source = mode === "card" ? words.fee_of_card : mode === "prepay" && paid ? words.fee_of_paid(sum(paid)) : null;
  return [el("h2", {}, words.fee_heading), ...terms, source && el("p", {}, source)];
}

/** @param {Desk} desk @param {import("../types.js").Fee} fee */
function decided({ page, booking }, { amount, decision, reason, not_before }) {
  const { words, sum, exact } = page;
  const due = amount.amount > 0;
  const byHost = decision === "take" || decision === "lower" || decision === "waive";
  const waits = due && !["captured", "refused"].includes(booking.deposit.state);
  return [
    el("h2", {}, byHost ? words.decided_heading : words.settled_heading),
    el("p", {}, ...rich(ruling(decision, due ? sum(amount) : "", words)), waits && ` ${words.decided_after(exact(not_before))}`),
    reason && el("blockquote", {}, el("p", {}, reason)),
  ];
}

/** @param {import("../types.js").Fee["decision"]} decision @param {string} sum @param {Desk["page"]["words"]} words */
function ruling(decision, sum, { decided, silence_took, silence_freed }) {
  if (decision === "take" || decision === "lower") return decided[decision](sum);
  if (decision === "waive" || decision === "unheard") return decided[decision];
  return sum ? silence_took(sum) : silence_freed;
}

/** The clause as it was accepted. @param {Desk} desk @param {import("../types.js").Fee} fee */
const quote = ({ booking }, { sentence }) => sentence && el("p", { class: "quiet", lang: booking.locale }, sentence);

/** What the client has said already, in their own words. @param {Desk} desk */
function own({ page, booking }) {
  const { words, at } = page;
  const named = { ...words.say, cannot_get_in: words.say.cannot_get_in[booking.meet ?? "video"], objection: words.objection };
  if (!booking.said.length) return null;
  return [
    el("h3", {}, words.fee_said),
    el("ul", { class: "said" }, booking.said.map((said) => el("li", {}, `${at(said.at)}: ${named[said.word]}`, said.text && el("q", {}, said.text)))),
  ];
}

/** What can still be said; after something serious there is nothing to add. @param {Desk} desk */
function speak(desk) {
  const { words } = desk.page;
  const { say, said } = desk.booking;
  const can = (/** @type {import("../types.js").Word} */ word) => say.includes(word) && !said.some((one) => one.word === word || one.word === "serious");
  if (!can("objection") && !can("serious")) return null;
  return el(
    "p",
    { class: "row" },
    can("objection") && button(words.objection, () => desk.ask(...objection(desk)), { class: "plain" }),
    can("serious") && button(words.serious, () => desk.ask(...serious(desk)), { class: "plain" }),
  );
}

/** Counted, and without a fee. @param {Desk} desk */
function forgiven(desk) {
  const { status, say, said } = desk.booking;
  const { words } = desk.page;
  if (status !== "no_show" && !(status === "cancelled" && say.length)) return null;
  const asks = say.includes("serious") && !said.some(({ word }) => word === "serious");
  return el("section", {}, el("p", {}, words.no_fee, asks && ` ${words.lapse_serious}`), speak(desk));
}
