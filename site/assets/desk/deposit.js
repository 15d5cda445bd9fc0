/** The deposit as its host sees it: in which way it was left, how it stands, and what would become of it. */

/** @typedef {import("./types.js").Page} Page */
/** @typedef {import("./types.js").Meeting} Meeting */

/** Money that was paid goes back, a hold is released, and a card is simply left alone. @param {Meeting} found @returns {"hold" | "prepay" | "card"} */
export const kind = ({ deposit: { mode, state } }) => (mode === "prepay" ? "prepay" : mode === "card" && state !== "held" ? "card" : "hold");

/** One line. @param {Page} page @param {Meeting} found */
export function deposit(page, found) {
  const { say, sum, exact } = page;
  const { credit, deposit: one } = found;
  const all = sum(one.paid ?? one.amount);
  if (one.state === "none") return say.deposits.none;
  if (one.state === "saved" && one.mode === "card") return say.deposits.card(all);
  if (one.state === "saved" && one.hold_at && found.status === "confirmed") return say.deposits.saved(all, exact(one.hold_at));
  if (one.state === "awaited" && one.mode === "prepay") return say.deposits.unpaid(all);
  if (one.state === "paid" && credit) return say.deposits.credit(all, exact(credit.until));
  if (one.state === "paid") return say.deposits.paid(all, one.prepaid_as);
  if (one.state === "captured") return captured(page, found, all);
  if (one.state === "refunded") return say.deposits.refunded(sum(one.refunded ?? one.amount));
  return one.state === "saved" ? say.deposits.saved(all, "") : say.deposits[one.state](all);
}

/** @param {Page} page @param {Meeting} found @param {string} all */
function captured({ say, sum }, { fee, deposit: { taken, amount, mode } }, all) {
  const some = sum(taken ?? amount);
  if (!fee) return say.deposits.part(some);
  return mode === "card" ? say.deposits.charged(some) : say.deposits.captured(some, all);
}

/** What becomes of it if they came. @param {Page} page @param {Meeting} found */
export function becomes({ say }, found) {
  const { after, state } = found.deposit;
  if (state === "none" || found.fee) return "";
  if (after === "part_payment") return say.becomes.part;
  return say.becomes[kind(found)];
}
