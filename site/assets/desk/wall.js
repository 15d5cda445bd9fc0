/** From what a clock on the wall shows to the instant: what the host types is in their own zone, wherever the phone is. */

import { clock, dateOf } from "../dates.js";

const MINUTE = 60_000;

/** @param {string} date "YYYY-MM-DD" @param {string} time "HH:MM" @param {string} zone */
export function instant(date, time, zone) {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let at = wanted;
  // Twice, since the first guess may lie on the other side of a change of the clocks.
  for (let n = 0; n < 2; n += 1) at = wanted - offset(at, zone);
  return new Date(at).toISOString();
}

/** How far the clocks of the zone are ahead at that instant. @param {number} at @param {string} zone */
function offset(at, zone) {
  const moment = new Date(at).toISOString();
  const shown = Date.parse(`${dateOf(at, zone)}T${clock(moment, zone).padStart(5, "0")}:00Z`);
  return shown - Math.floor(at / MINUTE) * MINUTE;
}
