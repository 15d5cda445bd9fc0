/** Instants as people write them, in the host's zone and in the client's. Days are "YYYY-MM-DD" in the host's zone. */

const DAY = 86_400_000;
/** Day before month and 24 hours, as everywhere on the site. @type {Record<string, string>} */
const REGION = { en: "en-GB" };

/** @param {string} locale */
const region = (locale) => REGION[locale] ?? locale;

/** The zone of whoever is reading. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** @param {string | number} at @param {string} zone @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function parts(at, zone, locale, options) {
  const format = new Intl.DateTimeFormat(region(locale), { timeZone: zone, ...options });
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
}

/** "9:00" @param {string} at @param {string} zone */
export function clock(at, zone) {
  const { hour, minute } = parts(at, zone, "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${Number(hour)}:${minute}`;
}

/** "Fri 27 Nov", "pt. 27.11", with the year where it is another one @param {string} at @param {string} zone @param {string} locale */
export function day(at, zone, locale) {
  const numeric = locale === "pl";
  const month = numeric ? "2-digit" : "short";
  const found = parts(at, zone, locale, { weekday: "short", day: "numeric", month, year: "numeric" });
  const point = numeric ? "." : " ";
  const year = found.year === String(new Date().getFullYear()) ? "" : point + found.year;
  return `${found.weekday} ${found.day}${point}${found.month}${year}`;
}

/** "Fri 27 Nov, 9:00" @param {string} at @param {string} zone @param {string} locale */
export const moment = (at, zone, locale) => `${day(at, zone, locale)}, ${clock(at, zone)}`;

/** "Friday, 27 November" @param {string} date @param {string} locale */
export const longDay = (date, locale) =>
  new Intl.DateTimeFormat(region(locale), { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }).format(
    new Date(date),
  );

/** "27 November 2026" @param {string} date @param {string} locale */
export const written = (date, locale) =>
  new Intl.DateTimeFormat(region(locale), { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(
    new Date(date),
  );

/** "Fri" @param {string} date @param {string} locale */
export const weekday = (date, locale) =>
  new Intl.DateTimeFormat(region(locale), { timeZone: "UTC", weekday: "short" }).format(new Date(date));

/** "November 2026" @param {string} date @param {string} locale */
export const month = (date, locale) =>
  new Intl.DateTimeFormat(region(locale), { timeZone: "UTC", month: "long", year: "numeric" }).format(new Date(date));

/** The calendar day of an instant, in a zone. @param {string | number} at @param {string} zone */
export function dateOf(at, zone) {
  const { year, month, day } = parts(at, zone, "en", { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** @param {string} date @param {number} days */
export const plus = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The Monday of its week. @param {string} date */
export const monday = (date) => plus(date, -((new Date(date).getUTCDay() + 6) % 7));

/** Whether two zones read this instant differently. @param {string} at @param {string} one @param {string} other */
export const differ = (at, one, other) => moment(at, one, "en") !== moment(at, other, "en");

/** "Warsaw", "Warszawa": the city that a zone is named after. @param {string} zone @param {Record<string, string>} cities */
export const city = (zone, cities) => cities[zone] ?? (zone.split("/").pop() ?? zone).replaceAll("_", " ");

/** "2026-11-30T09:00", as a clock in that zone shows it. @param {string | number} at @param {string} zone */
export const wall = (at, zone) => `${dateOf(at, zone)}T${clock(new Date(at).toISOString(), zone).padStart(5, "0")}`;

/** The instant at which a clock in that zone shows this, or the earlier of two. @param {string} shown  "2026-11-30T09:00" @param {string} zone */
export function instant(shown, zone) {
  const wanted = Date.parse(`${shown}Z`);
  const off = (/** @type {number} */ at) => Date.parse(`${wall(at, zone)}Z`) - at;
  const near = wanted - off(wanted - DAY / 2);
  return new Date(wanted - off(near)).toISOString();
}
