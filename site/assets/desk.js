/** <showup-desk>: the host's page behind a link in a mail. One meeting, and what can be said about it. */

import { deskAct, deskBooking } from "./api.js";
import { button, el, heading, notice, rich } from "./build.js";
import { minor } from "./money.js";
import { pageOf, trouble, wordsOf } from "./page.js";

/** @typedef {import("./page.js").Page & {say: typeof import("./words/desk/en.js").words}} Page */
/** @typedef {import("./types.js").DeskBooking} Booking */
/** @typedef {(step: "attended" | "cancel" | "decide" | "again", body?: object) => Promise<void>} Act */

class HostDesk extends HTMLElement {
  async connectedCallback() {
    const shared = await pageOf(this);
    /** @type {Page["say"]} */
    const say = await wordsOf("desk", shared.locale);
    const page = { ...shared, say };
    const token = location.hash.slice(1);
    const id = token.slice(0, token.lastIndexOf(".")); // a link is the booking's id and a signature
    for (const link of document.querySelectorAll("[data-keep-fragment]"))
      /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
    /** @type {Act} */
    const act = (step, body) =>
      this.#tried(page, async () => this.#show(page, await deskAct(id, token, step, body), act, step));
    await this.#tried(page, async () => this.#show(page, await deskBooking(id, token), act));
  }

  /** @param {Page} page @param {() => Promise<void>} work @returns {Promise<void>} */
  async #tried(page, work) {
    try {
      await work();
    } catch (problem) {
      this.replaceChildren(heading("h1", document.title), trouble(problem, page, () => this.#tried(page, work)));
    }
  }

  /** @param {Page} page @param {Booking} booking @param {Act} act @param {string} [done]  the step just taken */
  #show(page, booking, act, done) {
    const { say, exact } = page;
    const asked = booking.can.includes("attended");
    const title = asked ? say.question(booking.client.name) : say.meeting(booking.client.name);
    const parts = [
      heading("h1", title),
      el("p", { class: "lead" }, `${booking.service}, ${exact(booking.start)}`),
      done ? notice("note", el("p", {}, say.done[/** @type {keyof typeof say.done} */ (done)])) : null,
      asked ? came(page, act) : el("p", {}, say.stands(say.statuses[booking.status])),
      booking.can.includes("decide") ? fee(page, booking, act) : null,
      booking.can.includes("again") ? parked(page, booking, act) : null,
      reach(page, booking),
      booking.can.includes("cancel") ? cancelling(page, act) : null,
    ];
    this.replaceChildren(...parts.filter((part) => part !== null));
    this.querySelector("h1")?.focus();
  }
}

/** @param {Page} page @param {Act} act */
const came = ({ say }, act) =>
  el(
    "div",
    {},
    el("p", {}, button(say.yes, () => act("attended"))),
    el("p", { class: "quiet" }, say.calm),
  );

/** The fee that waits: facts first, then what can be done, the gentlest first. @param {Page} page @param {Booking} booking @param {Act} act */
function fee({ say, sum, exact }, booking, act) {
  const { amount, number, not_before } = /** @type {NonNullable<Booking["fee"]>} */ (booking.fee);
  const unit = minor(amount.currency);
  const lower = el("input", { id: "lower", type: "number", min: "1", max: String(amount.amount / unit - 1), inputmode: "decimal" });
  const lowered = () => act("decide", { ruling: "lower", amount: Math.round(Number(lower.value) * unit) });
  return el(
    "section",
    { class: "card" },
    el("h2", {}, say.fee),
    el("p", {}, ...rich(say.fee_facts(sum(amount), number, exact(not_before)))),
    el("p", { class: "quiet" }, say.fee_silence),
    el("p", {}, button(say.waive, () => act("decide", { ruling: "waive" }))),
    el("div", { class: "field" }, el("label", { for: "lower" }, say.lower_to(amount.currency)), lower),
    el("p", {}, button(say.lower, lowered, { class: "plain" })),
    el("p", {}, button(say.take(sum(amount)), () => act("decide", { ruling: "take" }), { class: "plain" })),
  );
}

/** @param {Page} page @param {Booking} booking @param {Act} act */
const parked = ({ say }, booking, act) =>
  el(
    "section",
    { class: "card" },
    el("h2", {}, say.parked),
    el("ul", {}, ...booking.parked.map(({ what, error }) => el("li", {}, `${what}: ${error}`))),
    el("p", {}, button(say.again, () => act("again"))),
  );

/** @param {Page} page @param {Booking} booking */
const reach = ({ say }, { client, phone }) =>
  el(
    "p",
    {},
    `${say.reach} `,
    el("a", { href: `mailto:${client.email}` }, client.email),
    phone && ", ",
    phone && el("a", { href: `tel:${phone.replace(/[^+0-9]/g, "")}` }, phone),
  );

/** Two steps, since it cannot be taken back. @param {Page} page @param {Act} act */
function cancelling({ say }, act) {
  const sure = el(
    "div",
    { hidden: true },
    el("p", {}, say.cancel_means),
    button(say.cancel_yes, () => act("cancel"), { class: "plain" }),
  );
  const first = button(say.cancel, () => ((sure.hidden = false), (first.hidden = true)), { class: "plain" });
  return el("div", {}, first, sure);
}

customElements.define("showup-desk", HostDesk);
