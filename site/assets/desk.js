/** <showup-desk>: the host's pages. A mail's link opens one meeting; whoever has signed in sees their day. */

import { Problem } from "./api.js";
import { el, heading, skeleton } from "./build.js";
import { again } from "./desk/again.js";
import { door, enter } from "./desk/door.js";
import { evidence } from "./desk/evidence.js";
import { meeting } from "./desk/meeting.js";
import { today } from "./desk/today.js";
import { pageOf, trouble, wordsOf } from "./page.js";

/** @typedef {import("./desk/types.js").Desk} Desk */
/** @typedef {import("./desk/types.js").Screen<any>} Screen */

class HostDesk extends HTMLElement {
  /** @type {Screen | null} what is looked at anew by itself */
  #screen = null;
  /** @type {string | undefined} */
  #said;
  #shown = "";
  #asks = false;
  #looked = 0;

  async connectedCallback() {
    const shared = await pageOf(this);
    /** @type {import("./desk/types.js").Words} */
    const say = await wordsOf("desk", shared.locale);
    // A host who is stuck is not told to write to themselves.
    const page = { ...shared, say, email: "", host: this.getAttribute("host") ?? "" };
    /** @type {Desk} */
    const desk = {
      page,
      ask: (...parts) => this.#put(parts, { asks: true }),
      show: (said, known) => this.#show(desk, said, known),
      failed: (problem) => this.#failed(desk, problem),
      open: (screen) => this.#open(desk, screen),
    };
    addEventListener("hashchange", () => void this.#start(desk));
    again((atOnce) => this.#refresh(desk, atOnce));
    await this.#start(desk);
  }

  /** What the address asks for. @param {Desk} desk */
  async #start(desk) {
    for (const link of document.querySelectorAll("[data-keep-fragment]")) {
      const other = /** @type {HTMLAnchorElement} */ (link);
      [other.search, other.hash] = [location.search, location.hash];
    }
    const query = new URLSearchParams(location.search);
    const token = location.hash.slice(1);
    if (query.has("in")) return this.#put(enter(desk, token), { asks: true });
    // A link is the booking's id and a signature.
    const id = token ? token.slice(0, token.lastIndexOf(".")) : query.get("meeting");
    if (id && query.has("evidence")) return this.#open(desk, evidence({ id, token }));
    await this.#open(desk, id ? meeting({ id, token }, query.get("say")) : today());
  }

  /** @param {Desk} desk @param {Screen} screen */
  async #open(desk, screen) {
    this.#screen = screen;
    this.replaceChildren(heading("h1", document.title.split(" · ")[0] ?? ""), skeleton(desk.page.words.loading, 4));
    await this.#show(desk);
  }

  /** @param {Desk} desk @param {string} [said] @param {any} [known] */
  async #show(desk, said, known) {
    const screen = this.#screen;
    if (!screen) return;
    try {
      const found = known ?? (await screen.load());
      this.#said = said;
      this.#shown = worth(found);
      this.#looked = Date.now();
      this.#put(screen.view(desk, found, said), { asks: false });
    } catch (problem) {
      await this.#failed(desk, problem);
    }
  }

  /** Quietly: whoever is in the middle of something is not disturbed, and a fault is left for the next look. @param {Desk} desk @param {boolean} atOnce */
  async #refresh(desk, atOnce) {
    const screen = this.#screen;
    if (!screen || this.#asks) return;
    if (!atOnce && Date.now() - this.#looked < screen.every * 1000) return;
    this.#looked = Date.now();
    const found = await screen.load().catch(() => null);
    if (!found || this.#asks || screen !== this.#screen || worth(found) === this.#shown) return;
    this.#shown = worth(found);
    this.#put(screen.view(desk, found, this.#said), { asks: false, quiet: true });
  }

  /** What can no longer be done is followed by how things stand now. @param {Desk} desk @param {unknown} problem */
  async #failed(desk, problem) {
    const { words, say } = desk.page;
    if (!(problem instanceof Problem)) throw problem;
    if (problem.code === "not_possible") return this.#show(desk, words.problems.not_possible);
    if (problem.code === "unauthorized") return this.#closed(desk);
    const retry = () => this.#show(desk);
    this.#put([heading("h1", say.door), trouble(problem, desk.page, retry), el("p", {}, el("a", { href: "./" }, say.to_today))], { asks: true });
  }

  /** Somebody who only came to the door need not be told that it is closed. @param {Desk} desk */
  #closed(desk) {
    const { say } = desk.page;
    const expected = this.#shown || location.search;
    this.#screen = null;
    this.#put(door(desk, location.hash ? say.closed_link : expected ? say.closed : undefined), { asks: true });
  }

  /** @param {import("./build.js").Child[]} parts @param {{asks: boolean, quiet?: boolean}} how */
  #put(parts, { asks, quiet = false }) {
    this.#asks = asks;
    const place = quiet ? document.activeElement?.getAttribute("data-key") : null;
    const unfolded = quiet ? [...this.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-key")) : [];
    this.replaceChildren(el("div", { class: "desk" }, parts));
    for (const key of unfolded) this.querySelector(`details[data-key="${key}"]`)?.setAttribute("open", "");
    if (!quiet) scrollTo({ top: 0 });
    const target = quiet ? `[data-key="${place}"]` : "h1";
    /** @type {HTMLElement | null} */ (this.querySelector(target))?.focus();
  }
}

/** What would be shown: a second more is no news, a minute more is. @param {{now: string}} found */
const worth = ({ now, ...found }) => JSON.stringify([now.slice(0, 16), found]);

customElements.define("showup-desk", HostDesk);
