/** How the deposit stands, in plain words: what was held, paid, taken, kept or given back. */

/** @typedef {import("../manage.js").Page} Page */
/** @typedef {import("../types.js").Booking} Booking */

/** Whether something could be taken now: held, paid, or answered for by a saved card. @param {Booking} booking */
export const isAtStake = ({ deposit: { state, mode } }) => state === "held" || state === "paid" || (state === "saved" && mode === "card");

/** The deposit in money, with its card. @param {Booking} booking @param {Page} page */
export function deposit(booking, page) {
  const { card, mode, state, paid: money, bounced } = booking.deposit;
  if (bounced) return page.words.deposits.bounced(page.sum(bounced));
  if (booking.withdrawn && money && state !== "refunded") return page.words.deposits.going_back(page.sum(money));
  const text = state === "none" ? page.words.deposits.none : mode === "prepay" ? paid(booking, page) : held(booking, page);
  const shown = card && !isOver(booking) ? ` ${page.words.card_named(named(card.brand), card.last4)}` : "";
  return text + shown;
}

/** Nothing more can become of it. @param {Booking} booking */
const isOver = ({ status, deposit: { state } }) => status !== "pending" && status !== "confirmed" && ["awaited", "saved", "refused"].includes(state);

/** Of a fee that is open, or to be taken. @param {Booking} booking */
const isDue = ({ fee }) => Boolean(fee && (!fee.decision || fee.amount.amount > 0));

/** @param {Booking} booking */
const isPart = ({ status, fee, deposit: { after } }) => status === "attended" && !fee && after === "part_payment";

/** Only held, or charged for a fee. @param {Booking} booking @param {Page} page */
function held(booking, { words, sum, exact }) {
  const { amount, state, mode, hold_at, taken, refunded } = booking.deposit;
  const { deposits } = words;
  const off = booking.status !== "pending" && booking.status !== "confirmed";
  if (isOver(booking)) return isDue(booking) ? words.deposit_saved : words.deposit_off;
  if (state === "refunded") return deposits.refunded(sum(refunded ?? amount));
  if (isPart(booking) && (state === "held" || state === "captured")) return deposits.part(sum(taken ?? amount));
  if (off && state === "held" && !isDue(booking)) return words.deposit_going(sum(amount));
  if (state === "saved" && mode === "card") return deposits.card(sum(amount));
  if (state === "saved") return hold_at ? deposits.saved(sum(amount), exact(hold_at)) : words.deposit_saved;
  if (state === "awaited" || state === "refused" || state === "captured" || state === "released") return deposits[state](sum(taken ?? amount));
  return deposits.held(sum(amount));
}

/** Paid in advance: part of the price, a credit, kept, or on its way back. @param {Booking} booking @param {Page} page */
function paid(booking, { words, sum, exact }) {
  const { status, credit, deposit } = booking;
  const { amount, state, taken, refunded, after } = deposit;
  const { deposits } = words;
  const all = sum(deposit.paid ?? amount);
  const running = status === "pending" || status === "confirmed";
  if (deposit.confirm_by) return deposits.confirming(all);
  if (!deposit.paid) return running ? deposits.unpaid(all) : words.deposit_unpaid;
  if (state === "refunded") return deposits.refunded(sum(refunded ?? amount));
  if (state === "captured" && taken) return taken.amount < deposit.paid.amount ? deposits.kept_part(sum(taken), all) : deposits.kept(all);
  if (credit) return deposits.credit(all, exact(credit.until));
  if (isPart(booking)) return deposits.part(all);
  if (isDue(booking)) return deposits.paid(all);
  return running ? `${deposits.paid(all)} ${words.deposit_after[after]}` : deposits.going_back(all);
}

/** "visa" as people write it. @param {string} brand */
const named = (brand) => brand.charAt(0).toUpperCase() + brand.slice(1);
