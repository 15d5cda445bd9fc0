/** The moments worth asking about: now, some round ones, and where one row of cutoffs ends and the next begins. */

import { option } from "./fields.js";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BEFORE = { week: 7 * DAY, days: 3 * DAY, day: DAY, hour: 60 * MINUTE };
const LATE = [5, 10, 15, 20, 30, 45]; // minutes

/** @param {import("../types.js").Quote} quote @param {number} now @param {import("./form.js").Page} page */
export function moments({ start, cutoffs }, now, page) {
  const { say } = page;
  /** @type {{name: string, at: number, text: string}[]} */
  const found = Object.entries(BEFORE).map(([name, before]) => {
    const text = say.before[/** @type {keyof BEFORE} */ (name)];
    return { name, at: Date.parse(start) - before, text };
  });
  cutoffs.slice(0, -1).forEach((row, n) => {
    const at = Date.parse(row.until);
    found.push({ name: `end-${n}`, at, text: last(row, page) }, { name: `after-${n}`, at: at + MINUTE, text: say.minute_later });
  });
  const shown = found.filter(({ at }) => at > now && at < Date.parse(start)).sort((one, other) => one.at - other.at);
  const taken = new Set(cutoffs.map(({ until }) => Date.parse(until)));
  return [
    option("now", say.now, ""),
    ...shown
      .filter(({ at, name }) => name.startsWith("end-") || !taken.has(at))
      .map(({ name, at, text }) => option(name, `${text} (${page.at(iso(at))})`, iso(at))),
  ];
}

/** What ends with a row. @param {import("../types.js").Cutoff} row @param {import("./form.js").Page} page */
function last({ cancel, credit_until }, { say, sum }) {
  if (credit_until) return say.last_credit;
  return cancel.amount ? say.last_at(sum(cancel)) : say.last_free;
}

/** When somebody who is late would be there. @param {import("../types.js").Quote} quote @param {import("./form.js").Page} page */
export const arrivals = ({ start }, { say }) =>
  LATE.map((minutes) => option(String(minutes), say.minutes_late(minutes), iso(Date.parse(start) + minutes * MINUTE)));

/** @param {number} at */
const iso = (at) => new Date(at).toISOString();
