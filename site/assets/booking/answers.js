/** Around the start of a meeting: what can be said in one press, and what follows from it. It knows no money but the deposit's. */

import { button, el, heading, rich } from "../build.js";
import { clock, differ } from "../dates.js";
import { isAtStake } from "./deposit.js";
import { phone, where } from "./details.js";
import { objection, serious } from "./speak.js";
import { offers } from "./offers.js";

/** @typedef {import("../manage.js").Desk} Desk */
/** @typedef {import("../types.js").Word} Word */

/** @type {Word[]} */
const ANSWERS = ["late", "coming", "cannot_get_in", "cannot_come", "absent"];

/**
 * How the waiting stands, read from what can be said, since the reader's own clock may be wrong. Null where there is none.
 * @param {import("../types.js").Booking} booking
 */
function waiting({ status, say, said, asked }) {
  if (status !== "confirmed" || !ANSWERS.some((word) => say.includes(word))) return null;
  const begun = say.includes("cannot_come");
  const waits = say.includes("late") || say.includes("coming");
  const since = said.filter((one) => [...ANSWERS, "serious"].includes(one.word) && (!asked || Date.parse(one.at) >= Date.parse(asked)));
  const last = since[since.length - 1]?.word ?? null;
  const onTheWay = last === "late" || last === "coming";
  const told = onTheWay && !waits ? null : last;
  const open = say.filter((word) => ANSWERS.includes(word) || (word === "serious" && begun));
  if (!asked) open.sort((one, other) => Number(other === "absent") - Number(one === "absent")); // by then the likeliest
  return { begun, waits, told, open };
}

/**
 * The heading of the page where this is what matters now, and the part below it.
 * @param {Desk} desk @returns {{title: string | null, part: HTMLElement} | null}
 */
export function around(desk) {
  const { page, booking } = desk;
  const { words } = page;
  const state = waiting(booking);
  if (!state) return null;
  const { begun, waits, told, open } = state;
  if (told) return { title: told === "serious" ? words.excused : words.heard, part: el("section", {}, follows(desk, told, waits), rest(desk, open, waits)) };
  if (!booking.asked && !(begun && waits)) {
    const title = begun ? words.wrong_heading : words.late_heading;
    return { title: null, part: el("section", {}, el("h2", {}, title), buttons(desk, open, waits)) };
  }
  const part = el("section", {}, booking.asked && due(desk, waits), buttons(desk, open, waits), notes(desk));
  return { title: asking(desk, waits), part };
}

/** @param {Desk} desk @param {boolean} waits */
function asking({ page, booking: { asked, wait_until } }, waits) {
  const { words } = page;
  if (asked) return waits ? words.check_heading(short(page, wait_until)) : words.check_over;
  return words.begun_heading(short(page, wait_until));
}

/** @param {Desk} desk @param {boolean} waits */
function due({ page, booking: { start, wait_until } }, waits) {
  const { words, yours } = page;
  return el("p", {}, words.due(short(page, start)), waits ? "" : ` ${words.waited(short(page, wait_until))}`, yours(start));
}

/** The clock alone: it is today; with the city where the reader's own says something else. @param {Desk["page"]} page @param {string} at */
const short = (page, at) => {
  const { zone, own, words, city } = page;
  return differ(at, zone, own) ? words.in_zone(clock(at, zone), city(zone)) : clock(at, zone);
};

/** Big enough for a thumb; `first` of all the likeliest. @param {Desk} desk @param {Word[]} open @param {boolean} waits @param {boolean} [first] */
function buttons(desk, open, waits, first = waits) {
  const one = (/** @type {Word} */ word, /** @type {number} */ n) =>
    button(label(desk, word, waits), () => (word === "serious" ? desk.ask(...serious(desk)) : say(desk, word)), { class: first && !n ? "" : "plain" });
  return el("p", { class: "answers" }, open.map(one));
}

/** @param {Desk} desk @param {Word[]} open @param {boolean} waits */
function rest(desk, open, waits) {
  const known = desk.booking.said.map(({ word }) => word);
  const left = open.filter((word) => !known.includes(word));
  if (!left.length || known.includes("serious")) return [];
  return [el("h2", { class: "small" }, desk.page.words.or_else), buttons(desk, left, waits, false)];
}

/** @param {Desk} desk @param {Word} word @param {boolean} [waits] */
function label({ page: { words }, booking: { meet, asked } }, word, waits = true) {
  if (word === "absent" && asked && !waits) return words.say_over.absent;
  if (!waits && (word === "cannot_get_in" || word === "cannot_come")) return words.say_over[word];
  if (word === "cannot_get_in") return words.say.cannot_get_in[meet ?? "video"];
  return word === "objection" ? words.objection : words.say[word];
}

/** @param {Desk} desk @param {Word} word */
const say = (desk, word) => desk.take("answer", { answer: word });

/** @param {Desk} desk */
function notes({ page, booking }) {
  const { words } = page;
  const today = booking.decide_after_hours >= 24 ? words.nothing_today : words.nothing_yet;
  return el("p", {}, words.see_to_it, isAtStake(booking) && ` ${today}`, page.phone && [" ", words.phone, " ", phone(page.phone)]);
}

/** What follows from a word, and stays true when the page is opened again. @param {Desk} desk @param {Word} word @param {boolean} waits */
function follows(desk, word, waits) {
  const { page, booking } = desk;
  const { words } = page;
  const wait = waits && el("p", { class: "lead" }, ...rich(words.heard_wait(short(page, booking.wait_until))));
  const held = isAtStake(booking);
  if (word === "serious") return [el("p", {}, words.excused_missed), held && el("p", {}, ...rich(words.fee_frozen))];
  if (word === "cannot_come") return [held && el("p", {}, words.nothing_today, " ", words.heard_missed), offers(desk)];
  if (word === "absent") return absent(desk);
  if (word !== "cannot_get_in") return [wait];
  return [
    el("p", {}, words.heard_way_in),
    el("p", { class: "lead" }, ...where(booking, words)),
    page.phone && el("p", {}, words.heard_call, " ", phone(page.phone)),
    wait,
    held && el("p", {}, words.heard_not_by_itself),
  ];
}

/** The host is told at once, and is not there: then it is they who cancelled. @param {Desk} desk */
function absent({ page, booking }) {
  const { words, sum } = page;
  const { state, paid, prepaid_as } = booking.deposit;
  const back = state === "paid" && paid ? words.absent_paid(sum(paid)) : isAtStake(booking) ? words.absent_held : "";
  return [
    el("p", { class: "lead" }, ...rich(words.absent_sorry)),
    el("p", {}, words.absent_follows, back && ` ${back}`, state === "paid" && prepaid_as === "zadatek" && ` ${words.absent_twice}`),
    page.phone && el("p", {}, words.heard_call, " ", phone(page.phone)),
  ];
}

/**
 * The page behind a link in a mail: one question and its button. Null where that can no longer be said.
 * @param {Desk} desk @param {string} wish
 */
export function answering(desk, wish) {
  const { page, booking } = desk;
  const { words } = page;
  const word = ANSWERS.find((one) => one === wish);
  if (wish === "serious" && (booking.say.includes("serious") || booking.can.includes("cancel"))) return serious(desk);
  if (wish === "objection" && booking.say.includes("objection")) return objection(desk);
  const state = waiting(booking);
  if (!word || !state || state.told === word || !booking.say.includes(word)) return null;
  const title = booking.asked || state.begun ? asking(desk, state.waits) : words.late_heading;
  return [
    heading("h1", title),
    booking.asked && due(desk, state.waits),
    el("p", { class: "answers" }, button(words.send(label(desk, word, state.waits)), () => say(desk, word))),
    el("p", {}, words.does[/** @type {keyof typeof words.does} */ (word)]),
    el("p", {}, button(words.say_else, () => desk.show(), { class: "link" })),
  ];
}
