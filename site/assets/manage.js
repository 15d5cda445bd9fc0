/** <showup-manage>: a client's own booking, by the token in the fragment. It shows how things stand and offers the steps. */

import { act, booking, Problem } from "./api.js";
import { el, heading, notice } from "./build.js";
import { pageOf, trouble } from "./page.js";
import { forget } from "./way/draft.js";
import { cameBack } from "./booking/mending.js";
import { view } from "./booking/view.js";

/**
 * @typedef {object} Desk  what the parts of the page share
 * @property {import("./page.js").Page} page
 * @property {string} token
 * @property {import("./types.js").Booking} booking
 * @property {(...parts: import("./build.js").Child[]) => void} ask  show one question in place of the booking
 * @property {(said?: string) => Promise<void>} show  look anew and show how things stand
 * @property {(problem: unknown) => Promise<void>} failed
 */

const LOOKS = [1, 1, 2, 2, 3, 3, 4, 5, 5, 8, 8, 10]; // seconds between two looks after Checkout

class Manage extends HTMLElement {
  async connectedCallback() {
    this.page = await pageOf(this);
    addEventListener("hashchange", () => this.#open());
    await this.#open();
  }

  get #token() {
    return location.hash.slice(1);
  }

  async #open() {
    const page = /** @type {import("./page.js").Page} */ (this.page);
    for (const link of document.querySelectorAll("[data-keep-fragment]"))
      /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
    if (!this.#token) return this.#put(heading("h1", ...this.#title()), notice("note", el("p", {}, page.words.no_token)));
    const returned = new URLSearchParams(location.search).has("returned");
    await (returned ? this.#returned() : this.#show());
  }

  #title() {
    return [this.querySelector("h1")?.textContent ?? document.title];
  }

  /** The return from Checkout proves nothing: it is only a reason to look, again and again until it is settled. */
  async #returned() {
    const page = /** @type {import("./page.js").Page} */ (this.page);
    const mended = cameBack(this.#token);
    forget();
    history.replaceState(null, "", location.pathname + location.hash);
    this.#put(heading("h1", page.words.statuses.pending), notice("note", el("p", {}, page.words.processing)));
    try {
      let found = await act(this.#token, "returned");
      for (const pause of LOOKS) {
        if (this.#settled(found, mended)) break;
        await new Promise((resume) => setTimeout(resume, pause * 1000));
        found = await booking(this.#token);
      }
      await this.#show(this.#settled(found, mended) ? this.#done(found, mended) : page.words.still_processing, found);
    } catch (problem) {
      await this.#failed(problem, () => this.#returned());
    }
  }

  /** A refusal is news, but not to somebody who has just mended it. @param {import("./types.js").Booking} found @param {boolean} mended */
  #settled({ status, deposit }, mended) {
    if (deposit.state === "refused") return !mended;
    return status !== "pending" && deposit.state !== "awaited";
  }

  /** @param {import("./types.js").Booking} found @param {boolean} mended */
  #done({ status, client, deposit }, mended) {
    const { words, sum } = /** @type {import("./page.js").Page} */ (this.page);
    if (status !== "confirmed") return undefined;
    return mended ? words.deposits.held(sum(deposit.amount)) : words.done_booked(client.email);
  }

  /** @param {string} [said] @param {import("./types.js").Booking} [known] */
  async #show(said, known) {
    const page = /** @type {import("./page.js").Page} */ (this.page);
    try {
      const found = known ?? (await booking(this.#token));
      if (found.status !== "pending") forget();
      const desk = {
        page,
        token: this.#token,
        booking: found,
        ask: (/** @type {import("./build.js").Child[]} */ ...parts) => this.#put(...parts),
        show: (/** @type {string | undefined} */ text) => this.#show(text),
        failed: (/** @type {unknown} */ problem) => this.#failed(problem, () => this.#show()),
      };
      this.#put(...view(desk, said));
    } catch (problem) {
      await this.#failed(problem, () => this.#show(said));
    }
  }

  /** What can no longer be done is followed by how things stand now. @param {unknown} problem @param {() => unknown} again */
  async #failed(problem, again) {
    const page = /** @type {import("./page.js").Page} */ (this.page);
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "not_possible" || problem.code === "price_changed")
      return this.#show(/** @type {Record<string, string>} */ (page.words.problems)[problem.code]);
    const final = problem.code === "link_invalid";
    this.#put(heading("h1", ...this.#title()), trouble(problem, page, final ? null : again));
  }

  /** @param {...import("./build.js").Child} parts */
  #put(...parts) {
    this.replaceChildren(el("div", {}, parts));
    scrollTo({ top: 0 });
    /** @type {HTMLElement | null} */ (this.querySelector("h1, h2"))?.focus();
  }
}

customElements.define("showup-manage", Manage);
