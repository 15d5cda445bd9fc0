/** A blocked time in words: whole days as days, all else by the clock. */

import { clock, dateOf, day, plus } from "../dates.js";

/** "Fri 27 Nov, all day", "Fri 27 Nov, 9:00–12:00" @param {import("./types.js").Page} page @param {{start: string, end: string}} block */
export function span({ say, zone, locale, at }, { start, end }) {
  const named = (/** @type {string} */ moment) => day(moment, zone, locale);
  const first = dateOf(start, zone);
  const whole = clock(start, zone) === "0:00" && clock(end, zone) === "0:00";
  const last = whole ? plus(dateOf(end, zone), -1) : dateOf(end, zone);
  if (whole && first === last) return say.all_day(named(start));
  if (whole) return say.days(named(start), day(`${last}T12:00:00Z`, "UTC", locale));
  return first === last ? `${named(start)}, ${clock(start, zone)}–${clock(end, zone)}` : say.days(at(start), at(end));
}
