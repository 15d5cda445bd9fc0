/** The same time after all: by phone or by video, shorter, or both. It costs nothing, and is confirmed like any change. */

import { button, el, heading, rich } from "../build.js";
import { clock } from "../dates.js";

/** @typedef {import("../manage.js").Desk} Desk */

const PHONE = /^\+?[\d ()/.-]{6,20}$/;

/** @param {Desk} desk @param {import("../types.js").Meet} meet */
export const way = (desk, meet) => confirm(desk, meet, false);

/** @param {Desk} desk */
export const shorter = (desk) => confirm(desk, null, true);

/** @param {Desk} desk @param {import("../types.js").Meet | null} meet @param {boolean} isShorter */
function confirm(desk, meet, isShorter) {
  const { words } = desk.page;
  const { minutes } = desk.booking.ways;
  const shown = el("div", {}, facts(desk, meet, isShorter));
  const both = meet && minutes ? el("input", { type: "checkbox", name: "shorter", autocomplete: "off" }) : null;
  both?.addEventListener("change", () => shown.replaceChildren(facts(desk, meet, both.checked)));
  const number = meet === "phone" ? phoneField(words) : null;
  const wish = () => ({
    ...(meet && { meet }),
    ...((isShorter || both?.checked) && { minutes }),
    ...(number?.input.value.trim() && { phone: number.input.value.trim() }),
  });
  const send = () => (number?.isWrong() ? undefined : desk.take("save", wish(), words.done_saved));
  desk.ask(
    heading("h1", words.save_sure),
    shown,
    both && el("p", {}, el("label", { class: "choice" }, both, words.save_shorter_too(minutes, desk.booking.service.minutes))),
    number?.field,
    ...price(desk),
    el("p", { class: "row" }, button(words.save_yes, send), button(words.back, () => desk.show(), { class: "link" })),
  );
}

/** @param {Desk} desk @param {import("../types.js").Meet | null} meet @param {boolean} isShorter */
function facts({ page, booking }, meet, isShorter) {
  const { words, at, yours, zone } = page;
  const { start, end, ways, service } = booking;
  const ends = isShorter ? new Date(Date.parse(start) + ways.minutes * 60_000).toISOString() : end;
  const how = meet ?? booking.meet;
  return el(
    "dl",
    { class: "details" },
    el("dt", {}, words.when),
    el("dd", {}, el("strong", {}, `${at(start)}–${clock(ends, zone)}`), yours(start)),
    el("dt", {}, words.save_how),
    el("dd", {}, [how && words.meet[how], isShorter && words.save_shorter(ways.minutes, service.minutes)].filter(Boolean).join(" · ")),
  );
}

/** @param {Desk} desk */
function price({ page: { words, sum }, booking: { price, deposit } }) {
  const none = deposit.state === "none" ? words.save_free : words.save_no_fee;
  return [el("p", {}, ...rich(none), price.amount > 0 && ` ${words.save_price(sum(price))}`)];
}

/** In case it is the host who calls. @param {Desk["page"]["words"]} words */
function phoneField(words) {
  const input = el("input", { id: "phone", name: "phone", type: "tel", autocomplete: "tel", maxlength: 40, "aria-describedby": "phone-fault phone-note" });
  const fault = el("p", { class: "fault", id: "phone-fault", hidden: true }, words.need_phone);
  const isWrong = () => {
    const number = input.value.trim();
    fault.hidden = !number || PHONE.test(number);
    input.setAttribute("aria-invalid", String(!fault.hidden));
    if (!fault.hidden) input.focus();
    return !fault.hidden;
  };
  const field = el("div", { class: "field" }, el("label", { for: "phone" }, words.save_phone), input, fault, el("p", { class: "quiet", id: "phone-note" }, words.save_phone_why));
  return { field, input, isWrong };
}
