/** Making elements, and writing moments in the host's zone. */

/**
 * @param {string} tag with classes: "p.quiet"
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {string} path @param {RequestInit} [options] */
export async function json(path, options) {
  const answer = await fetch(path, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.detail ?? `${path}: ${answer.status}`);
  return body;
}

/** @param {string} path @param {object} body */
export const post = (path, body) =>
  json(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** "Thu 26 Nov, 18:00" @param {string} at @param {string} zone */
export function moment(at, zone) {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  }).format(new Date(at));
}

/** "Thu 18:00" @param {string} at @param {string} zone */
export function shortly(at, zone) {
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: zone }).format(new Date(at));
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  return `${day} ${hour.format(new Date(at))}`;
}

/** @param {{amount: number, currency: string} | null | undefined} money */
export function price(money) {
  if (!money) return "";
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency: money.currency });
  return format.format(money.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
