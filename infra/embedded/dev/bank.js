/** The client's bank, for whoever tries it out: it can open a dispute about what was taken, and decide it. */
import { byId, el, post } from "./dom.js";

/** @typedef {Record<string, any>} Row */

const CASES = {
  fraudulent: "“It was not me”",
  product_not_received: "“We did not meet”",
  credit_not_processed: "“I had cancelled”",
  inquiry: "Only asks",
  warning: "Warns of fraud",
};
const ENDS = { won: "You win", lost: "You lose", escalated: "It insists" };

/** Nothing where nothing was taken. @param {Row} one */
export function bank(one) {
  const open = (one.booking.disputes ?? []).filter((/** @type {Row} */ dispute) => ["asked", "answered"].includes(dispute.stand) && dispute.case !== "warning");
  const taken = one.ledger.some((/** @type {Row} */ row) => row.outcome === "done" && ["capture", "pay"].includes(row.deed));
  if (!taken) return [];
  const buttons = open.length
    ? open.flatMap((/** @type {Row} */ dispute) => ends(dispute))
    : Object.entries(CASES).map(([name, label]) => button(label, { booking: one.id, case: name }));
  return [el("section", {}, el("h3", {}, "The client’s bank"), el("p", {}, ...buttons))];
}

/** @param {Row} dispute */
const ends = (dispute) =>
  Object.entries(ENDS)
    .filter(([name]) => (name === "escalated") === (dispute.case === "inquiry") || name === "lost")
    .map(([name, label]) => button(label, { dispute: dispute.id, end: name }));

/** @param {string} label @param {object} wish */
function button(label, wish) {
  const made = /** @type {HTMLButtonElement} */ (el("button", { type: "button" }, label));
  made.addEventListener("click", async () => {
    made.disabled = true;
    try {
      await post("/dev/bank", wish);
      byId("told").textContent = "";
    } catch (error) {
      byId("told").textContent = error instanceof Error ? error.message : String(error);
    }
    made.disabled = false;
  });
  return made;
}
