/** What has been chosen so far, on the screens after it: service, time, price and last free moment. */

import { button, el } from "../build.js";
import { clock } from "../dates.js";
import { creditUntil, freeUntil } from "../rows.js";

/** @param {import("../book.js").Way} way */
export function summary({ page, service, quote, go }) {
  if (!service || !quote) throw new Error("no time is chosen");
  const { words, sum, at, exact, yours, zone } = page;
  const kept = creditUntil(quote.cutoffs);
  const free = kept ?? freeUntil(quote.cutoffs);
  return el(
    "div",
    { class: "summary" },
    el("p", { class: "when" }, el("strong", {}, `${at(quote.start)}–${clock(quote.end, zone)}`), yours(quote.start)),
    el("p", {}, `${service.name} · ${quote.price.amount ? sum(quote.price) : words.free}`),
    free && quote.deposit.amount > 0 && el("p", {}, (kept ? words.kept_until : words.free_until)(exact(free)), yours(free)),
    button(words.choose_another, () => go("time"), { class: "link" }),
  );
}
