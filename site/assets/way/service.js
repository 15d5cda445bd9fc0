/** The first screen: what can be booked, what it costs, and whether it needs a card. */

import { button, el, heading } from "../build.js";
import { trouble } from "../page.js";

/** @param {import("../book.js").Way} way */
export function serviceScreen(way) {
  const { page, services, problem } = way;
  return el(
    "section",
    {},
    heading("h2", page.words.service_heading),
    problem ? trouble(problem, page) : null,
    el("ul", { class: "services" }, services.map((service) => el("li", {}, ...card(service, way)))),
  );
}

/** @param {import("../types.js").Service} service @param {import("../book.js").Way} way */
function card(service, { page, draft, go }) {
  const { words, sum, locale } = page;
  const card = service.mode === "none" ? words.no_card : words.deposit_lines[service.mode](sum(service.deposit));
  const ways = new Intl.ListFormat(locale, { type: "disjunction" }).format(service.meet.map((way) => words.meet[way].toLowerCase()));
  const choose = () => {
    if (draft.service !== service.id) Object.assign(draft, { service: service.id, start: null, meet: null });
    return go("time");
  };
  return [
    el("h3", {}, service.name),
    el(
      "p",
      { class: "facts" },
      el("span", {}, words.minutes(service.minutes)),
      el("strong", {}, service.price.amount ? sum(service.price) : words.free),
    ),
    service.description ? el("p", {}, service.description) : "",
    el("p", { class: "quiet" }, `${ways} · ${card}`),
    el("p", {}, button(words.choose, choose, { "aria-label": words.choose_service(service.name) })),
  ];
}
