/** A card that does not do its part, as its host sees it: what is known, and what they can decide. Silence keeps the meeting. */

import { button, el } from "../build.js";
import { confirm } from "./parts.js";

/** @typedef {import("./meeting.js").Case} Case */

/** @param {Case} at */
export function card(at) {
  const { page, found } = at;
  const { say } = page;
  const { flag, unmended, state } = found.deposit;
  if (found.status !== "confirmed") return null;
  if (state === "refused" && unmended === "keep") return el("section", { class: "card" }, el("h2", {}, say.cards.heading), el("p", {}, say.cards.kept));
  if (found.can.includes("unmended")) return choose(at);
  return flag ? el("section", { class: "card" }, el("h2", {}, say.cards.heading), el("p", {}, flagged(at, flag))) : null;
}

/** @param {Case} at @param {"removed" | "expires"} flag */
function flagged({ page: { say, exact }, found: { deposit } }, flag) {
  const { mend_until } = deposit;
  return `${say.cards[flag](deposit.card?.last4 ?? "")} ${mend_until ? say.cards.asked_by(exact(mend_until)) : ""}`;
}

/** @param {Case} at */
function choose(at) {
  const { desk, page, found, take } = at;
  const { say } = page;
  const { refusal } = found.deposit;
  const decide = (/** @type {"keep" | "ask"} */ choice) => take("unmended", { choice }, () => say.done[`card_${choice}`]).catch(desk.failed);
  return el(
    "section",
    { class: "card" },
    el("h2", {}, say.cards.heading),
    el("p", {}, `${say.cards.why[refusal ?? ""] ?? say.cards.why.other} ${say.cards.asked}`),
    el("p", { class: "quiet" }, say.cards.silence),
    el(
      "p",
      { class: "row" },
      button(say.cards.keep, () => decide("keep"), { class: "plain", "data-key": "card-keep" }),
      button(say.cards.ask, () => decide("ask"), { class: "plain", "data-key": "card-ask" }),
      button(say.cards.cancel, () => cancel(at), { class: "plain", "data-key": "card-cancel" }),
    ),
  );
}

/** @param {Case} at */
const cancel = ({ desk, page: { say }, take }) =>
  confirm(desk, {
    title: say.cancel_sure,
    about: [el("p", {}, say.cards.cancel_means)],
    yes: say.cancel_yes,
    no: say.keep,
    reason: "free",
    send: (reason) => take("unmended", { choice: "cancel", reason }, () => say.done.cancelled),
  });
