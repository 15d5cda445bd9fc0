/** <showup-desk>: the host's page behind a link in a mail. One question, one button. */

import { attended, deskBooking } from "./api.js";
import { button, el, heading, notice } from "./build.js";
import { pageOf, trouble } from "./page.js";

class HostDesk extends HTMLElement {
  async connectedCallback() {
    const page = await pageOf(this);
    const token = location.hash.slice(1);
    const id = token.slice(0, token.lastIndexOf(".")); // a link is the booking's id and a signature
    for (const link of document.querySelectorAll("[data-keep-fragment]"))
      /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
    await this.#tried(page, async () => this.#question(page, id, token, await deskBooking(id, token)));
  }

  /** @param {import("./page.js").Page} page @param {() => Promise<void>} work @returns {Promise<void>} */
  async #tried(page, work) {
    try {
      await work();
    } catch (problem) {
      this.replaceChildren(heading("h1", document.title), trouble(problem, page, () => this.#tried(page, work)));
    }
  }

  /** @param {import("./page.js").Page} page @param {string} id @param {string} token @param {import("./types.js").DeskBooking} booking */
  async #question(page, id, token, booking) {
    const { words } = page;
    const yes = () => this.#tried(page, async () => {
      await attended(id, token);
      this.#told(page, booking, notice("note", el("p", {}, words.desk_done)));
    });
    const answer = booking.can.includes("attended")
      ? el("div", {}, el("p", {}, button(words.desk_yes, yes)), el("p", { class: "quiet" }, words.desk_calm))
      : notice("note", el("p", {}, words.desk_not_now(words.desk_statuses[booking.status])));
    this.#told(page, booking, answer);
  }

  /** @param {import("./page.js").Page} page @param {import("./types.js").DeskBooking} booking @param {HTMLElement} answer */
  #told({ words, exact }, booking, answer) {
    const title = heading("h1", words.desk_question(booking.client.name));
    this.replaceChildren(title, el("p", { class: "lead" }, `${booking.service}, ${exact(booking.start)}`), answer);
    this.querySelector("h1")?.focus();
  }
}

customElements.define("showup-desk", HostDesk);
