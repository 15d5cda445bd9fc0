/** What an element of ours knows of its page: language, words, the host's zone and the client's, and how to write things. */

import { city, clock, day, differ, moment, ownZone } from "./dates.js";
import { button, el, notice } from "./build.js";
import { Problem } from "./api.js";
import { sum } from "./money.js";

/**
 * @typedef {object} Page
 * @property {string} locale
 * @property {typeof import("./words/en.js").words} words
 * @property {string} zone  the host's
 * @property {string} own  the reader's
 * @property {string} email  the host's
 * @property {(money: import("./types.js").Money) => string} sum
 * @property {(at: string) => string} at  "Sat 28 Nov, 9:00", in the host's zone
 * @property {(at: string) => string} exact  the same with the city
 * @property {(at: string) => HTMLElement | null} yours  the reader's own clock, where it shows another time
 * @property {(zone: string) => string} city
 */

/** @param {HTMLElement} element @returns {Promise<Page>} */
export async function pageOf(element) {
  skipWithoutFragment();
  const locale = document.documentElement.lang;
  /** @type {{words: typeof import("./words/en.js").words}} */
  const { words } = await import(`./words/${locale}.js`);
  const zone = element.getAttribute("zone") || "UTC";
  const own = ownZone();
  const named = (/** @type {string} */ of) => city(of, words.cities);
  return {
    locale,
    words,
    zone,
    own,
    email: element.getAttribute("email") || "",
    sum: (money) => sum(money, locale),
    at: (at) => moment(at, zone, locale),
    exact: (at) => words.in_zone(moment(at, zone, locale), named(zone)),
    yours: (at) => (differ(at, zone, own) ? el("span", { class: "zone" }, words.your_time(yourClock(at, zone, own, locale), named(own))) : null),
    city: named,
  };
}

/**
 * The words of one part of the site alone, beside those of every page: `words/<part>/<locale>.js`.
 * @template T
 * @param {string} part @param {string} locale @returns {Promise<T>}
 */
export const wordsOf = async (part, locale) => (await import(`./words/${part}/${locale}.js`)).words;

/** The skip link leads to the content without touching the fragment, which may hold a token. */
function skipWithoutFragment() {
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("main")?.focus();
  });
}

/** The day only where it is another one. @param {string} at @param {string} zone @param {string} own @param {string} locale */
const yourClock = (at, zone, own, locale) =>
  day(at, zone, locale) === day(at, own, locale) ? clock(at, own) : moment(at, own, locale);

/**
 * A problem in words, with the way out of it.
 * @param {unknown} problem @param {Page} page @param {(() => unknown) | null} [again]
 */
export function trouble(problem, page, again = null) {
  if (!(problem instanceof Problem)) throw problem;
  const known = /** @type {Record<string, string>} */ (page.words.problems);
  const lasting = ["unavailable", "link_invalid", "not_found"].includes(problem.code);
  const box = notice("wrong", el("p", {}, known[problem.code] ?? problem.message));
  if (lasting && page.email) box.append(el("p", {}, `${page.words.write_to} `, el("a", { href: `mailto:${page.email}` }, page.email)));
  if (again) box.append(button(page.words.again, async () => { box.remove(); await again(); }, { class: "plain" }));
  return box;
}
