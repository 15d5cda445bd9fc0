/** The second screen: open times, each with its price and its last free moment. */

import { el, heading } from "../build.js";
import { trouble } from "../page.js";
import { Slots } from "../slots.js";

/** @param {import("../book.js").Way} way */
export function timeScreen(way) {
  const { page, service, draft, problem } = way;
  if (!service) throw new Error("no service is chosen");
  const picker = new Slots();
  const said = problem ? trouble(problem, page) : null;
  picker.open(page, {
    service: service.id,
    near: draft.start,
    moving: draft.again?.service === service.id ? draft.again.token : undefined, // with the times that are kept for them
    price: service.price.amount ? page.sum(service.price) : page.words.free,
    choose: (start) => {
      draft.start = start;
      return way.go("client");
    },
  });
  return el(
    "section",
    {},
    heading("h2", page.words.time_heading),
    el("p", { class: "quiet" }, `${service.name} · ${page.words.minutes(service.minutes)}`),
    said,
    picker,
  );
}
