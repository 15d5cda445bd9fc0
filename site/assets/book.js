/** <showup-book>: the client's way in four screens, service → time → who → money and consent. The browser's back button works. */

import { quote, services, Problem } from "./api.js";
import { el, skeleton } from "./build.js";
import { pageOf, trouble } from "./page.js";
import { recall, keep } from "./way/draft.js";
import { clientScreen } from "./way/client.js";
import { serviceScreen } from "./way/service.js";
import { timeScreen } from "./way/time.js";

/** @typedef {"service" | "time" | "client" | "money"} Screen */

/**
 * @typedef {object} Way  what the screens share
 * @property {import("./page.js").Page} page
 * @property {import("./types.js").Service[]} services
 * @property {import("./types.js").Service | null} service
 * @property {import("./types.js").Quote | null} quote
 * @property {import("./way/draft.js").Draft} draft
 * @property {unknown} problem  what brought the client back to a screen
 * @property {(screen: Screen) => Promise<void>} go  to the next screen, with an entry in the browser's history
 * @property {(screen: Screen, problem: unknown) => Promise<void>} backTo  to an earlier one, which says why
 * @property {() => Promise<void>} ask  a quote for the chosen time
 */

/** @type {Screen[]} */
const SCREENS = ["service", "time", "client", "money"];
const MAKERS = { service: serviceScreen, time: timeScreen, client: clientScreen };

/** The last screen weighs as much as the others together: it comes while the one before it is filled in. */
const money = () =>
  import("./way/money.js").catch(() => {
    throw new Problem("offline");
  });

class Book extends HTMLElement {
  async connectedCallback() {
    const page = await pageOf(this);
    /** @type {Way} */
    this.way = {
      page,
      services: [],
      service: null,
      quote: null,
      draft: recall(),
      problem: null,
      go: (screen) => this.#go(screen),
      backTo: (screen, problem) => this.#backTo(screen, problem),
      ask: () => this.#ask(),
    };
    this.#wish();
    this.#resume();
    history.replaceState({ screen: this.#current() }, "");
    addEventListener("popstate", () => this.#show(this.#current(), { move: true }));
    await this.#start();
  }

  /** A link may name a service and a time: /book/?service=…&start=… */
  #wish() {
    const asked = new URLSearchParams(location.search);
    const { draft } = /** @type {Way} */ (this.way);
    if (!asked.has("service")) return;
    draft.service = asked.get("service");
    draft.start = asked.get("start");
    keep(draft);
    const screen = draft.start ? "client" : "time";
    history.replaceState({ screen }, "", location.pathname);
  }

  /** Or an earlier booking, by its own link in the fragment: /book/?again&start=…#… Neither stays in the address. */
  async #again() {
    const way = /** @type {Way} */ (this.way);
    const asked = new URLSearchParams(location.search);
    if (!asked.has("again")) return;
    const { again } = await import("./way/again.js"); // most come without
    const screen = await again(way, location.hash.slice(1), asked.get("start"));
    if (screen) keep(way.draft);
    history.replaceState({ screen: screen ?? this.#current() }, "", location.pathname);
  }

  /** The same screen in the other language. */
  #resume() {
    const { draft } = /** @type {Way} */ (this.way);
    if (draft.screen && !history.state?.screen) history.replaceState({ screen: draft.screen }, "");
    draft.screen = null;
    keep(draft);
    document.querySelector(".twin")?.addEventListener("click", () => keep({ ...draft, screen: this.#current() }));
  }

  async #start() {
    const way = /** @type {Way} */ (this.way);
    this.setAttribute("aria-busy", "true");
    try {
      way.services = (await services(way.page.locale)).services;
      await this.#again();
    } catch (problem) {
      this.querySelector(".notice.wrong")?.remove();
      this.prepend(trouble(problem, way.page, () => this.#start()));
      return;
    } finally {
      this.removeAttribute("aria-busy");
    }
    await this.#show(this.#current(), { move: false });
  }

  /** @returns {Screen} */
  #current() {
    return SCREENS.includes(history.state?.screen) ? history.state.screen : "service";
  }

  /** @param {Screen} screen */
  async #go(screen) {
    const way = /** @type {Way} */ (this.way);
    way.problem = null;
    keep(way.draft);
    history.pushState({ screen }, "");
    await this.#show(screen, { move: true });
  }

  /** @param {Screen} screen @param {unknown} problem */
  async #backTo(screen, problem) {
    const way = /** @type {Way} */ (this.way);
    if (!(problem instanceof Problem)) throw problem;
    way.problem = problem;
    history.pushState({ screen }, "");
    await this.#show(screen, { move: true });
    way.problem = null;
  }

  /** The quote is what all money on the later screens comes from; it is asked for anew for each time. */
  async #ask() {
    const way = /** @type {Way} */ (this.way);
    const { service, start, again, email } = way.draft;
    const known = again?.email === email ? again.token : undefined; // a link speaks for its own address alone
    if (service && start) way.quote = await quote(service, start, way.page.locale, known);
  }

  /** @param {Screen} wanted @param {{move: boolean}} how */
  async #show(wanted, { move }) {
    const way = /** @type {Way} */ (this.way);
    way.service = way.services.find((service) => service.id === way.draft.service) ?? null;
    const screen = this.#reachable(wanted);
    if (["client", "money"].includes(screen)) {
      this.replaceChildren(skeleton(way.page.words.loading, 6));
      try {
        await way.ask();
        if (screen === "money") await money();
      } catch (problem) {
        this.replaceChildren(trouble(problem, way.page, () => this.#show(screen, { move })));
        return;
      }
    }
    const step = el("p", { class: "step" }, way.page.words.step(SCREENS.indexOf(screen) + 1));
    const shown = screen === "money" ? (await money()).moneyScreen(way) : MAKERS[screen](way);
    if (screen === "client") money().catch(() => undefined); // it is asked for again when it is needed
    this.replaceChildren(step, shown);
    if (!move) return;
    scrollTo({ top: 0 });
    shown.querySelector("h2")?.focus();
  }

  /** No screen before what it rests on is there. @param {Screen} wanted @returns {Screen} */
  #reachable(wanted) {
    const { service, draft } = /** @type {Way} */ (this.way);
    if (!service) return "service";
    if (wanted !== "service" && wanted !== "time" && !draft.start) return "time";
    if (wanted === "money" && !(draft.name && draft.email)) return "client";
    return wanted;
  }
}

customElements.define("showup-book", Book);
