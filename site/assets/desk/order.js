/** Which meeting is under way, which is next, which ended without a word, and the rest by day. */

import { dateOf } from "../dates.js";

/** @typedef {import("./types.js").Line} Line */

/**
 * @typedef {object} Order
 * @property {Line[]} current  begun and not over, or somebody is being waited for
 * @property {Line | null} next
 * @property {Line[]} earlier  over, and nobody has said how it went; the latest first
 * @property {{date: string, lines: Line[]}[]} days  all others, from today on
 */

/** @param {import("./types.js").Today} today @param {string} zone @returns {Order} */
export function sorted({ now, meetings }, zone) {
  const moment = Date.parse(now);
  const open = meetings.filter(({ status, can }) => status === "confirmed" && can.includes("attended"));
  const current = open.filter(({ end, wait_until }) => wait_until || moment < Date.parse(end));
  const earlier = open.filter((line) => !current.includes(line)).reverse();
  const next = meetings.find(({ start, status }) => Date.parse(start) > moment && status === "confirmed") ?? null;
  const rest = meetings.filter((line) => !open.includes(line) && line !== next);
  return { current, next, earlier, days: byDay(rest, zone).filter(({ date }) => date >= dateOf(now, zone)) };
}

/** @param {Line[]} lines @param {string} zone */
function byDay(lines, zone) {
  /** @type {Map<string, Line[]>} */
  const days = new Map();
  for (const line of lines) {
    const date = dateOf(line.start, zone);
    days.set(date, [...(days.get(date) ?? []), line]);
  }
  return [...days].map(([date, some]) => ({ date, lines: some }));
}
