/** The form of <showup-try>: a meeting, a step and a moment; each change asks the API, and its answer is said aloud. */

import { ask, Problem, quote, services, slots } from "../api.js";
import { el, skeleton } from "../build.js";
import { dateOf, plus } from "../dates.js";
import { pageOf, trouble, wordsOf } from "../page.js";
import { answer } from "./answer.js";
import { arrivals, moments } from "./moments.js";
import { field, select } from "./fields.js";
import { Time } from "./time.js";

/** @typedef {typeof import("../words/try/en.js").words} TryWords */
/** @typedef {import("../page.js").Page & {say: TryWords}} Page */
/** @typedef {"cancel" | "move" | "missing" | "late" | "save"} Step */

const AHEAD = 60; // days of open times
const FAR_ENOUGH = 7; // the first one that is shown lies so many days ahead, if there is one

const PASSING = ["offline", "busy", "unavailable"]; // what may be over in a moment

/** @param {HTMLElement} element */
export async function open(element) {
  const shared = await pageOf(element);
  const page = { ...shared, say: /** @type {TryWords} */ (await wordsOf("try", shared.locale)) };
  const link = element.querySelector("a");
  const start = async () => {
    element.replaceChildren(skeleton(page.words.loading, 3));
    try {
      await new Form(element, page, link?.getAttribute("href") ?? "").begin();
    } catch (problem) {
      element.replaceChildren(...[trouble(problem, page, start), link].filter((part) => part !== null));
    }
  };
  await start();
}

class Form {
  /** @type {import("../types.js").Service[]} */
  #services = [];
  #now = 0; // by the API's clock
  #asked = 0;

  /** @param {HTMLElement} element @param {Page} page @param {string} book  the address of the booking page */
  constructor(element, page, book) {
    this.element = element;
    this.page = page;
    this.book = book;
    const { say } = page;
    const changed = () => void this.#ask();
    this.service = select([], () => void this.#meet());
    this.start = new Time(page, say, () => void this.#moved());
    this.step = select(Object.entries(say.steps), changed);
    this.pay = select([], changed);
    this.when = select([], changed);
    this.late = select([], changed);
    this.to = new Time(page, { day: say.new_day, time: say.new_time, any: say.new_any }, changed);
    this.said = el("div", { class: "said-aloud", role: "status" });
    this.fields = {
      service: field(say.service, this.service, "wide"),
      pay: field(say.pay, this.pay, "wide"),
      when: field(say.when, this.when, "wide"),
      late: field(say.late, this.late, "wide"),
    };
  }

  async begin() {
    this.#services = (await services(this.page.locale)).services;
    this.service.replaceChildren(...this.#services.map(({ id, name }) => new Option(name, id)));
    this.service.value = (this.#services.find(({ deposit }) => deposit.amount) ?? this.#services[0])?.id ?? "";
    this.fields.service.hidden = this.#services.length < 2;
    await this.#open();
    const form = el(
      "form",
      { class: "ask" },
      el("div", { class: "fields" }, this.fields.service, ...this.start.fields, this.fields.pay),
      el("div", { class: "fields" }, field(this.page.say.step, this.step, "wide"), this.fields.when, this.fields.late, ...this.to.fields),
    );
    form.addEventListener("submit", (event) => event.preventDefault());
    this.element.replaceChildren(form, el("p", { class: "quiet" }, this.page.words.zone_note(this.page.city(this.page.zone))), this.said);
    await this.#moved();
  }

  /** The open times of the chosen service. */
  async #open() {
    const today = dateOf(Date.now(), this.page.zone);
    const { slots: starts } = await slots({ service: this.service.value }, today, plus(today, AHEAD), this.page.zone);
    const from = plus(today, FAR_ENOUGH);
    const first = starts.find((start) => dateOf(start, this.page.zone) >= from) ?? starts[0] ?? null;
    this.start.open(starts, first);
    this.to.open(starts, starts.find((start) => first && dateOf(start, this.page.zone) > dateOf(first, this.page.zone)) ?? first);
  }

  /** Another service. */
  async #meet() {
    await this.#safely(() => this.#open());
    await this.#moved();
  }

  /** Another date: its own cutoffs are the moments worth asking about. */
  async #moved() {
    await this.#safely(async () => {
      const { service, page } = this;
      const found = await quote(service.value, this.start.value, page.locale);
      const ways = found.pay.map(({ mode }) => new Option(page.say.pays[mode], mode));
      if (ways.length !== this.pay.options.length) this.pay.replaceChildren(...ways);
      this.#now = Date.parse((await ask("questions", { body: this.#body({ action: "cancel" }) })).at);
      fill(this.when, moments(found, this.#now, page));
      fill(this.late, arrivals(found, page));
    });
    await this.#ask();
  }

  /** @param {object} question */
  #body(question) {
    const { page } = this;
    const pay = this.pay.options.length > 1 ? { pay: this.pay.value } : {};
    return { service: this.service.value, start: this.start.value, locale: page.locale, timezone: page.zone, ...pay, ...question };
  }

  async #ask() {
    const step = /** @type {Step} */ (this.step.value);
    this.fields.pay.hidden = this.pay.options.length < 2;
    this.fields.when.hidden = step === "missing" || step === "late";
    this.fields.late.hidden = step !== "late";
    this.to.hidden = step !== "move";
    const to = { move: this.to.value, late: this.late.value }[/** @type {"move" | "late"} */ (step)];
    const at = this.fields.when.hidden ? "" : this.when.value;
    const turn = ++this.#asked;
    await this.#safely(async () => {
      const found = await ask("questions", { body: this.#body({ action: step, ...(to && { to }), ...(at && { at }) }) });
      if (turn === this.#asked) this.said.replaceChildren(...answer(found, this.#bookLink(), this.page));
    });
  }

  /** To book that very time, where it is open. */
  #bookLink() {
    if (!this.start.isOpen) return this.book;
    return `${this.book}?${new URLSearchParams({ service: this.service.value, start: this.start.value })}`;
  }

  /** @param {() => Promise<unknown>} work */
  async #safely(work) {
    try {
      await work();
    } catch (problem) {
      const passes = problem instanceof Problem && PASSING.includes(problem.code);
      this.said.replaceChildren(trouble(problem, this.page, passes ? () => this.#moved() : null));
    }
  }
}

/** Other options, with the same choice where it is still there. @param {HTMLSelectElement} element @param {HTMLOptionElement[]} options */
function fill(element, options) {
  const chosen = element.selectedOptions[0]?.dataset.name;
  element.replaceChildren(...options);
  const same = options.find(({ dataset }) => dataset.name === chosen);
  if (same) same.selected = true;
}
