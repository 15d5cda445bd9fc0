/** Each booking with what happened to it, its money, its mails and its tasks. */
import { bank } from "./bank.js";
import { byId, el, moment, price } from "./dom.js";
import { called } from "./words.js";

/** @typedef {Record<string, any>} Row */

/** @param {Row[]} bookings @param {string} zone */
export function showBookings(bookings, zone) {
  const place = byId("bookings");
  const state = JSON.stringify(bookings);
  if (place.dataset.state === state) return;
  place.dataset.state = state;
  const open = new Set([...place.querySelectorAll("details[open]")].map((one) => one.id));
  const first = !place.childElementCount;
  place.replaceChildren(...bookings.map((one, nth) => booking(one, zone, open.has(one.id) || (first && nth === 0))));
  if (!bookings.length) place.append(el("p.empty", {}, "None yet. Book a meeting: the card 4242 4242 4242 4242 always works."));
}

/** @param {Row} one @param {string} zone @param {boolean} open */
function booking(one, zone, open) {
  const state = one.booking;
  const made = el("details.booking", { id: one.id },
    el("summary", {},
      el("span.status", { "data-status": one.status ?? "" }, one.status ?? "?"),
      el("strong", {}, state.service_name ?? one.id),
      el("span", {}, state.start ? moment(state.start, zone) : ""),
      el("span.quiet", {}, `${state.client?.name ?? ""} · deposit ${price(state.deposit?.amount)} ${state.deposit?.state ?? ""}`)),
    el("div.parts", {},
      part("What happened", one.events, (row) => [moment(row.at, zone), `${row.actor}: ${spaced(row.what)}`, row.why ?? ""]),
      part("Money", one.ledger, (row) => [moment(row.at, zone), `${spaced(row.deed)} ${price(row.amount)}`, money(row)]),
      part("Mails", one.mails, (row) => [moment(row.at, zone), called(row.name), row.to]),
      part("Tasks", one.tasks.toSorted(byDue), (row) => task(row, zone)),
      ...bank(one)));
  if (open) made.setAttribute("open", "");
  return made;
}

/** Who and why, Stripe's id, and what there is after it. @param {Row} row */
function money(row) {
  const rests = row.clause ? `, clause ${row.clause}` : "";
  const sums = { held: row.balance.held, "at the host": row.balance.at_host, returned: row.balance.returned, disputed: row.balance.disputed };
  const there = Object.entries(sums).filter(([, amount]) => amount)
    .map(([name, amount]) => `${name} ${price({ ...row.amount, amount })}`);
  const came = row.outcome === "done" ? `by ${row.actor}${rests}` : `${row.outcome} ${row.why}`.trim();
  return [came, row.stripe, there.join(", ") || "nothing is held or taken"].filter(Boolean).join(" · ");
}

/** @param {Row} row @param {string} zone */
function task(row, zone) {
  const name = called(row.kind === "mail" ? row.about : row.kind);
  const standing = row.queue === "parked" ? `parked: ${row.error}` : row.queue ? "to come" : (row.outcome ?? "done");
  return [row.due ? moment(row.due, zone) : "", name, standing];
}

/** @param {string} title @param {Row[]} rows @param {(row: Row) => string[]} cells */
function part(title, rows, cells) {
  const body = rows.map((row) => el("tr", {}, ...cells(row).map((cell) => el("td", {}, cell))));
  return el("section", {}, el("h3", {}, title),
    rows.length ? el("table", {}, el("tbody", {}, ...body)) : el("p.empty", {}, "Nothing."));
}

/** @param {string} words */
const spaced = (words) => String(words).replaceAll("_", " ");
/** @param {Row} a @param {Row} b */
const byDue = (a, b) => String(a.due ?? "").localeCompare(String(b.due ?? ""));
