/** <showup-manage>: a client's own booking, by the token in the fragment. It shows how things stand and offers the steps. */

import { act, booking, Problem } from "./api.js";
import { answering } from "./booking/answers.js";
import { el, heading, notice } from "./build.js";
import { pageOf, trouble, wordsOf } from "./page.js";
import { forget } from "./way/draft.js";
import { cameBack } from "./booking/mending.js";
import { confirmMove, move } from "./booking/move.js";
import { view } from "./booking/view.js";

/** @typedef {typeof import("./words/own/en.js").words} OwnWords */
/** @typedef {import("./page.js").Page & {words: OwnWords, phone: string}} Page  `phone`: the host's */

/**
 * @typedef {object} Desk  what the parts of the page share
 * @property {Page} page
 * @property {string} token
 * @property {import("./types.js").Booking} booking
 * @property {(...parts: import("./build.js").Child[]) => void} ask  show one question in place of the booking
 * @property {(said?: string) => Promise<void>} show  look anew and show how things stand
 * @property {(step: import("./api.js").Step, body?: object, said?: string) => Promise<void>} take  a step, then how things stand
 * @property {(problem: unknown, again?: () => unknown) => Promise<void>} failed
 */

const LOOKS = [1, 1, 2, 2, 3, 3, 4, 5, 5, 8, 8, 10]; // seconds between two looks after Checkout

class Manage extends HTMLElement {
  async connectedCallback() {
    const shared = await pageOf(this);
    /** @type {OwnWords} */
    const own = await wordsOf("own", shared.locale);
    this.page = { ...shared, words: { ...shared.words, ...own }, phone: this.getAttribute("phone") ?? "" };
    addEventListener("hashchange", () => this.#open());
    await this.#open();
  }

  get #token() {
    return location.hash.slice(1);
  }

  async #open() {
    const { words } = /** @type {Page} */ (this.page);
    const asked = new URLSearchParams(location.search);
    const word = asked.get("say");
    const opens = word !== null || asked.has("move");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-keep-fragment]"))) {
      link.hash = location.hash;
      link.search = opens ? location.search : "";
    }
    if (!this.#token) return this.#put(heading("h1", ...this.#title()), notice("note", el("p", {}, words.no_token)));
    if (asked.has("returned")) await this.#returned();
    else if (word) await this.#answer(word);
    else if (asked.has("move")) await this.#move(asked.get("start"));
    else await this.#show();
  }

  #title() {
    return [this.querySelector("h1")?.textContent ?? document.title];
  }

  /** Behind a link in a mail, which says nothing by itself: a question with its own button. @param {string} word */
  async #answer(word) {
    const { words } = /** @type {Page} */ (this.page);
    try {
      const found = await booking(this.#token);
      const question = answering(this.#desk(found), word);
      if (question) return this.#put(...question);
      const known = found.said.some((said) => said.word === word);
      await this.#show(known ? undefined : words.problems.not_possible, found);
    } catch (problem) {
      await this.#failed(problem, () => this.#answer(word));
    }
  }

  /** Behind a time in a mail: what it would cost, and nothing moves before that is confirmed. @param {string | null} start */
  async #move(start) {
    const { words } = /** @type {Page} */ (this.page);
    try {
      const found = await booking(this.#token);
      if (!found.can.includes("move")) return await this.#show(words.problems.not_possible, found);
      if (start) await confirmMove(this.#desk(found), start);
      else move(this.#desk(found));
    } catch (problem) {
      await this.#failed(problem, () => this.#move(start));
    }
  }

  /** The return from Checkout proves nothing: it is only a reason to look, again and again until it is settled. */
  async #returned() {
    const { words } = /** @type {Page} */ (this.page);
    const mended = cameBack(this.#token);
    forget();
    this.#tidy();
    this.#put(heading("h1", words.statuses.pending), notice("note", el("p", {}, words.processing)));
    try {
      let found = await act(this.#token, "returned");
      for (const pause of LOOKS) {
        if (this.#settled(found, mended)) break;
        await new Promise((resume) => setTimeout(resume, pause * 1000));
        found = await booking(this.#token);
      }
      await this.#show(this.#settled(found, mended) ? this.#done(found, mended) : words.still_processing, found);
    } catch (problem) {
      await this.#failed(problem, () => this.#returned());
    }
  }

  /** A refusal is news, but not to somebody who has just mended it. @param {import("./types.js").Booking} found @param {boolean} mended */
  #settled({ status, deposit }, mended) {
    if (deposit.state === "refused" || deposit.flag) return !mended;
    if (deposit.confirm_by) return true; // a bank that takes its time, which the page says
    return status !== "pending" && deposit.state !== "awaited";
  }

  /** @param {import("./types.js").Booking} found @param {boolean} mended */
  #done({ status, client, deposit, fee }, mended) {
    const { words, sum } = /** @type {Page} */ (this.page);
    if (mended && fee) return words.cards.paid(sum(fee.amount));
    if (status !== "confirmed") return undefined;
    if (!mended) return words.done_booked(client.email);
    return deposit.state === "saved" ? words.cards.left : words.deposits.held(sum(deposit.amount));
  }

  /** @param {string} [said] @param {import("./types.js").Booking} [known] */
  async #show(said, known) {
    this.#tidy();
    try {
      const found = known ?? (await booking(this.#token));
      if (found.status !== "pending") forget();
      this.#put(...view(this.#desk(found), said));
    } catch (problem) {
      await this.#failed(problem, () => this.#show(said));
    }
  }

  /** What the link asked for is done, or left. */
  #tidy() {
    if (location.search) history.replaceState(null, "", location.pathname + location.hash);
  }

  /** @param {import("./types.js").Booking} found @returns {Desk} */
  #desk(found) {
    return {
      page: /** @type {Page} */ (this.page),
      token: this.#token,
      booking: found,
      ask: (...parts) => this.#put(...parts),
      show: (said) => this.#show(said),
      take: (step, body, said) => this.#take(step, body, said),
      failed: (problem, again) => this.#failed(problem, again ?? (() => this.#show())),
    };
  }

  /** @type {Desk["take"]} */
  async #take(step, body, said) {
    try {
      await act(this.#token, step, body);
    } catch (problem) {
      return this.#failed(problem, () => this.#take(step, body, said));
    }
    await this.#show(said);
  }

  /** What can no longer be done is followed by how things stand now. @param {unknown} problem @param {() => unknown} again */
  async #failed(problem, again) {
    const page = /** @type {Page} */ (this.page);
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "not_possible" || problem.code === "price_changed") return this.#show(page.words.problems[problem.code]);
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
