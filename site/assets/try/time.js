/** A date and a time: an open one, or any that is typed. It speaks of the host's clock. */

import { el } from "../build.js";
import { clock, dateOf, day, instant, wall } from "../dates.js";
import { field, select } from "./fields.js";

const OTHER = "";
const TYPED = 600; // milliseconds without another key

export class Time {
  /** @type {Map<string, string[]>} open starts by day */
  #days = new Map();

  /** @param {import("./form.js").Page} page @param {{day: string, time: string, any: string}} labels @param {() => unknown} changed */
  constructor(page, labels, changed) {
    this.page = page;
    this.day = select([], () => {
      this.#times();
      changed();
    });
    this.time = select([], changed);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let soon;
    const typed = () => {
      clearTimeout(soon);
      if (this.any.validity.valid && this.any.value) soon = setTimeout(changed, TYPED);
    };
    this.any = el("input", { type: "datetime-local", required: true, oninput: typed });
    this.fields = [field(labels.day, this.day), field(labels.time, this.time), field(labels.any, this.any, "wide")];
  }

  /** @param {string[]} starts @param {string | null} chosen */
  open(starts, chosen) {
    const { zone, locale, say } = this.page;
    this.#days = new Map();
    for (const start of starts) this.#days.set(dateOf(start, zone), [...(this.#days.get(dateOf(start, zone)) ?? []), start]);
    const days = [...this.#days].map(([date, [first]]) => new Option(day(first ?? date, zone, locale), date));
    this.day.replaceChildren(...days, new Option(say.other, OTHER));
    if (chosen) this.day.value = dateOf(chosen, zone);
    this.any.value ||= wall(chosen ?? new Date(Date.now() + 10 * 86_400_000).toISOString(), zone);
    this.#times();
    if (chosen) this.time.value = chosen;
  }

  #times() {
    const starts = this.#days.get(this.day.value) ?? [];
    const hour = this.time.selectedOptions[0]?.text;
    this.time.replaceChildren(...starts.map((start) => new Option(clock(start, this.page.zone), start)));
    const same = [...this.time.options].find(({ text }) => text === hour);
    if (same) same.selected = true;
    this.hidden = this.#hidden;
  }

  #hidden = false;

  /** Whether none of its fields is shown. @param {boolean} all */
  set hidden(all) {
    this.#hidden = all;
    const [day, time, any] = this.fields;
    if (day) day.hidden = all || !this.#days.size;
    if (time) time.hidden = all || !this.isOpen;
    if (any) any.hidden = all || this.isOpen;
  }

  /** Whether it is a time that can be booked. */
  get isOpen() {
    return this.day.value !== OTHER;
  }

  get value() {
    return this.isOpen ? this.time.value : instant(this.any.value, this.page.zone);
  }
}
