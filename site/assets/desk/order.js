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
  const days = byDay(rest, ({ start }) => dateOf(start, zone));
  return { current, next, earlier, days: days.filter(({ date }) => date >= dateOf(now, zone)) };
}

/**
 * In their order, by the day on which they are.
 * @template T
 * @param {T[]} things @param {(thing: T) => string} date @returns {{date: string, lines: T[]}[]}
 */
export function byDay(things, date) {
  /** @type {Map<string, T[]>} */
  const days = new Map();
  for (const thing of things) days.set(date(thing), [...(days.get(date(thing)) ?? []), thing]);
  return [...days].map(([date, lines]) => ({ date, lines }));
}
