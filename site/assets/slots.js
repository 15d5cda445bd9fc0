/** <showup-slots>: days with open times, and the times of one day. It asks for open times and says which one was chosen. */

import { slots } from "./api.js";
import { button, el, heading, skeleton } from "./build.js";
import { clock, dateOf, longDay, monday, month, plus, weekday } from "./dates.js";
import { trouble } from "./page.js";

const AT_ONCE = 60; // days asked for in one request
const AS_FAR = 400; // days from today that the arrows go

/**
 * @typedef {object} Wish
 * @property {string} service
 * @property {string | null} [near]  the time that this is about; its week is shown first
 * @property {string | null} [without]  a time that is not offered again
 * @property {string} [moving]  the token of a booking that is to be moved
 * @property {string | null} [price]  what stands beside each time
 * @property {(from: string, to: string) => Promise<import("./types.js").Slots>} [load]  where open times come from otherwise
 * @property {string} [none]  what is said when there are none at all
 * @property {"h2" | "h3"} [level]  of the day's heading: the one below what stands above it
 * @property {(start: string) => unknown} choose
 */

export class Slots extends HTMLElement {
  /** @type {Map<string, {start: string, free: string | null}[]>} by day in the host's zone */
  #days = new Map();
  #today = "";
  #asked = "";
  #week = "";
  #day = "";

  /** @param {import("./page.js").Page} page @param {Wish} wish */
  async open(page, wish) {
    this.page = page;
    this.wish = wish;
    this.#today = dateOf(Date.now(), page.zone);
    this.#asked = this.#today;
    this.#days.clear();
    this.replaceChildren(skeleton(page.words.loading_times, 5));
    await this.#ask();
  }

  async #ask() {
    const { page, wish } = this;
    if (!page || !wish) return;
    try {
      const end = plus(this.#today, AS_FAR);
      do await this.#load(plus(this.#asked, AT_ONCE));
      while (!this.#days.size && this.#asked < end);
      this.#show(this.#near() ?? this.#first() ?? this.#today);
    } catch (problem) {
      this.replaceChildren(trouble(problem, page, () => this.open(page, wish)));
    }
  }

  /** Open times up to a day, put into the days they are on. @param {string} to */
  async #load(to) {
    const { page, wish } = this;
    if (!page || !wish) return;
    const usual = () => slots(wish.moving ? { token: wish.moving } : { service: wish.service }, this.#asked, to, page.zone);
    const found = await (wish.load?.(this.#asked, to) ?? usual());
    this.#asked = plus(to, 1);
    for (const [n, start] of found.slots.entries()) {
      if (wish.without && Date.parse(start) === Date.parse(wish.without)) continue;
      const date = dateOf(start, page.zone);
      this.#days.set(date, [...(this.#days.get(date) ?? []), { start, free: found.last_free?.[n] ?? null }]);
    }
  }

  /** The first day with an open time. */
  #first() {
    return [...this.#days.keys()].sort()[0] ?? null;
  }

  /** The day with open times that is nearest to the one that this is about. */
  #near() {
    const near = this.wish?.near;
    if (!near || !this.page) return null;
    const wanted = Date.parse(dateOf(near, this.page.zone));
    const far = (/** @type {string} */ date) => Math.abs(Date.parse(date) - wanted);
    return [...this.#days.keys()].sort((one, other) => far(one) - far(other))[0] ?? null;
  }

  /** @param {string} date */
  #show(date) {
    const { page } = this;
    if (!page) return;
    this.#day = date;
    this.#week = monday(date);
    if (!this.#days.size) {
      const none = this.wish?.none ?? `${page.words.no_times_at_all} ${page.email}`;
      this.replaceChildren(el("p", { class: "notice note" }, none));
      return;
    }
    this.#times = el("div", { class: "times" });
    this.replaceChildren(this.#zones(), this.#shortest(), this.#calendar(), this.#times);
    this.#list();
  }

  #times = el("div");

  #zones() {
    const { words, zone, own, city, yours } = /** @type {import("./page.js").Page} */ (this.page);
    const some = [...this.#days.values()][0]?.[0];
    const text = some && yours(some.start) ? words.zones_note(city(zone), city(own)) : words.zone_note(city(zone));
    return el("p", { class: "quiet" }, text);
  }

  /** The one button for whoever does not want to choose. */
  #shortest() {
    const { words, at } = /** @type {import("./page.js").Page} */ (this.page);
    const first = this.#days.get(this.#first() ?? "")?.[0];
    if (!first) return "";
    return el("p", {}, button(words.first_open(at(first.start)), () => this.wish?.choose(first.start), { class: "plain" }));
  }

  #calendar() {
    const { words, locale } = /** @type {import("./page.js").Page} */ (this.page);
    const week = Array.from({ length: 7 }, (_, n) => plus(this.#week, n));
    const earliest = this.#week <= monday(this.#today);
    const arrow = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {number} */ days, /** @type {boolean} */ off) =>
      button(sign, () => this.#turn(days), { class: "arrow", "aria-label": label, disabled: off });
    return el(
      "div",
      { class: "calendar" },
      el(
        "div",
        { class: "turn" },
        arrow("‹", words.earlier_week, -7, earliest),
        el("p", { class: "month", "aria-live": "polite" }, month(this.#day, locale)),
        arrow("›", words.later_week, 7, this.#week > plus(this.#today, AS_FAR)),
      ),
      el("ul", { class: "week" }, week.map((date) => el("li", {}, this.#dayButton(date)))),
    );
  }

  /** @param {string} date */
  #dayButton(date) {
    const { words, locale } = /** @type {import("./page.js").Page} */ (this.page);
    const open = this.#days.get(date)?.length ?? 0;
    const pressed = date === this.#day && open > 0;
    const element = el(
      "button",
      { type: "button", class: "day", "aria-pressed": String(pressed), disabled: !open, "data-date": date },
      el("span", {}, weekday(date, locale)),
      el("strong", {}, String(Number(date.slice(8)))),
      el("span", { class: "hidden" }, `: ${open ? words.open_times(open) : words.no_times}`),
    );
    element.addEventListener("click", () => {
      this.#show(date);
      /** @type {HTMLElement | null} */ (this.#times.querySelector("h2, h3"))?.focus();
    });
    return element;
  }

  /** @param {number} days */
  async #turn(days) {
    const { page } = this;
    if (!page) return;
    const week = plus(this.#week, days);
    try {
      while (plus(week, 7) > this.#asked) await this.#load(plus(this.#asked, AT_ONCE));
    } catch (problem) {
      this.#times.replaceChildren(trouble(problem, page));
      return;
    }
    const open = Array.from({ length: 7 }, (_, n) => plus(week, n)).find((date) => this.#days.has(date));
    this.#show(open ?? week);
    const arrows = /** @type {NodeListOf<HTMLButtonElement>} */ (this.querySelectorAll(".arrow"));
    const used = arrows[days < 0 ? 0 : 1];
    (used?.disabled ? arrows[1] : used)?.focus();
  }

  #list() {
    const { words, locale } = /** @type {import("./page.js").Page} */ (this.page);
    const open = this.#days.get(this.#day) ?? [];
    if (!open.length) {
      this.#times.replaceChildren(el("p", {}, words.no_times_this_week));
      return;
    }
    this.#times.replaceChildren(
      heading(this.wish?.level ?? "h3", longDay(this.#day, locale)),
      el("ul", { class: "starts" }, open.map(({ start, free }) => el("li", {}, this.#time(start, free)))),
    );
  }

  /** @param {string} start @param {string | null} free */
  #time(start, free) {
    const { words, at, yours, zone } = /** @type {import("./page.js").Page} */ (this.page);
    const element = button("", () => this.wish?.choose(start), { class: "start", "data-start": start });
    element.append(
      el("strong", {}, clock(start, zone)),
      ...[yours(start), this.wish?.price && el("span", { class: "price" }, this.wish.price)].filter((part) => part instanceof Node),
      ...(free ? [el("span", { class: "free" }, words.free_until(at(free)))] : []),
    );
    return element;
  }
}

customElements.define("showup-slots", Slots);
