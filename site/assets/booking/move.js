/** Moving: choose a time, see what it costs and what will hold then, and only then confirm. */

import { act, preview, Problem, slots } from "../api.js";
import { button, el, heading, rich } from "../build.js";
import { timeLine } from "../line.js";
import { trouble } from "../page.js";
import { Slots } from "../slots.js";
import { counts, isAlive } from "./credit.js";
import { isAtStake } from "./deposit.js";
import { why } from "./why.js";

/** @typedef {import("../manage.js").Desk} Desk */

const AT_ONCE = 2 * 60_000;

/** @param {Desk} desk @param {unknown} [problem]  why it has to be another time */
export function move(desk, problem) {
  const { page, booking, token } = desk;
  const picker = new Slots();
  desk.ask(
    heading("h1", isAlive(booking) ? page.words.time_heading : page.words.move_heading),
    problem ? trouble(problem, page) : null,
    picker,
    el("p", {}, button(page.words.back, () => desk.show(), { class: "link" })),
  );
  void picker.open(page, {
    service: booking.service.id,
    near: booking.start,
    without: isAlive(booking) ? null : booking.start,
    load: async (from, to) => counting(desk, await slots({ token }, from, to, page.zone)),
    level: "h2",
    choose: (start) => confirmMove(desk, start),
  });
}

/** Of open times, those that count. Their last free moments are a new booking's; those of this one are shown next. @param {Desk} desk @param {import("../types.js").Slots} found */
const counting = (desk, { slots, timezone }) => ({ slots: slots.filter((start) => counts(desk, start)), timezone });

/** @param {Desk} desk @param {string} start */
export async function confirmMove(desk, start) {
  const { page, booking } = desk;
  const { words, exact, yours } = page;
  try {
    const cost = await preview(desk.token, { action: "move", start });
    const course = { start, cutoffs: cost.cutoffs ?? [], hold_at: nextHold(booking, cost), deposit: booking.deposit.amount, settled: cost.amount.amount > 0 || booking.fee !== null };
    desk.ask(
      heading("h1", isAlive(booking) ? words.credit_sure : words.move_sure),
      el(
        "dl",
        { class: "details" },
        el("dt", {}, words.move_from),
        el("dd", {}, el("s", {}, exact(booking.start)), yours(booking.start)),
        el("dt", {}, words.move_to),
        el("dd", {}, el("strong", {}, exact(start)), yours(start)),
      ),
      el("p", {}, ...rich(price(desk, cost))),
      why(cost, booking),
      booking.deposit.state !== "none" && course.cutoffs.length ? timeLine(course, page) : null,
      el(
        "p",
        { class: "row" },
        button(yes(desk, cost), () => now(desk, start, cost)),
        button(words.choose_another, () => move(desk), { class: "plain" }),
        button(isAlive(booking) ? words.back : words.keep, () => desk.show(), { class: "link" }),
      ),
    );
  } catch (problem) {
    await refused(desk, problem);
  }
}

/** @param {Desk} desk @param {import("../types.js").Preview} cost */
function price({ page: { words, sum }, booking }, { amount, number }) {
  const { is_late, deposit } = booking;
  if (isAlive(booking)) return words.move_counts(sum(deposit.paid ?? deposit.amount));
  if (amount.amount) return words.move_costs(sum(amount), number);
  if (!is_late || !isAtStake(booking)) return words.move_free;
  return deposit.state === "paid" ? words.move_carries : words.move_saves;
}

/** @param {Desk} desk @param {import("../types.js").Preview} cost */
function yes({ page: { words, sum }, booking }, { amount }) {
  if (isAlive(booking)) return words.credit_yes;
  return amount.amount ? words.move_fee_yes(sum(amount)) : words.move_yes;
}

/** When the bank is asked anew; not where the hold is there and one would be due at once. @param {import("../types.js").Booking} booking @param {import("../types.js").Preview} cost */
const nextHold = ({ deposit }, { hold_at }) => (deposit.state === "held" && hold_at && Date.parse(hold_at) - Date.now() < AT_ONCE ? null : (hold_at ?? null));

/** @param {Desk} desk @param {string} start @param {import("../types.js").Preview} cost */
async function now(desk, start, cost) {
  try {
    await act(desk.token, "move", { start, expect: { amount: cost.amount.amount } });
    const { words } = desk.page;
    await desk.show(isAlive(desk.booking) ? words.done_rebooked : words.done_moved);
  } catch (problem) {
    await refused(desk, problem);
  }
}

/** A time that is gone is answered with the nearest ones. @param {Desk} desk @param {unknown} problem */
async function refused(desk, problem) {
  const gone = problem instanceof Problem && ["slot_taken", "slot_unavailable"].includes(problem.code);
  if (gone) move(desk, problem);
  else await desk.failed(problem);
}
