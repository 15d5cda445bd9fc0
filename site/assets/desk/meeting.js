/** One meeting: the question that is due, the decision that waits, and what the host can change. */

import { button, el, heading, notice, rich } from "../build.js";
import { clock } from "../dates.js";
import { wordsOf } from "../page.js";
import { act, meeting as look } from "./api.js";
import { card } from "./card.js";
import { changes } from "./changes.js";
import { decision, ruled } from "./decision.js";
import { isRunning, notHere, waiting } from "./missing.js";
import { confirm, failing, noted, reach, what } from "./parts.js";
import { dispute } from "./dispute.js";
import { ledger } from "./ledger.js";
import { owed, saying, story } from "./story.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Meeting} Meeting */

/**
 * @typedef {object} Case  what the parts of this page share
 * @property {Desk} desk
 * @property {import("./types.js").Page} page
 * @property {import("./api.js").Which} which
 * @property {Meeting} found
 * @property {import("./types.js").Words} theirs  the words of the client's language
 * @property {(step: Parameters<typeof act>[1], body: object, said: (now: Meeting) => string) => Promise<void>} take
 *     a step, and how things stand then; raises what went wrong
 * @property {(label: string, step: Parameters<typeof act>[1], said: (now: Meeting) => string, look?: string) => HTMLElement} press
 *     a button for a step that needs no second thought
 * @property {(question: string | null) => Promise<void>} turn  to "missing", or back
 */

/**
 * @param {import("./api.js").Which} which
 * @param {string | null} question  `came` or `missing`, from the mail
 * @returns {import("./types.js").Screen<Meeting>}
 */
export function meeting(which, question) {
  /** @type {import("./types.js").Words} */
  let theirs;
  return {
    every: 30,
    load: async () => {
      const found = await look(which);
      theirs = await wordsOf("desk", found.locale);
      return found;
    },
    view: (desk, found, said) => {
      const step = stepping(desk, which, () => (question = null));
      const turn = async (/** @type {string | null} */ to) => ((question = to), desk.show(undefined, found));
      /** @type {Case} */
      const at = { desk, page: desk.page, which, found, theirs, turn, ...step };
      return question === "missing" && found.can.includes("missing") ? notHere(at) : view(at, said);
    },
  };
}

/** @param {Desk} desk @param {import("./api.js").Which} which @param {() => void} answered @returns {Pick<Case, "take" | "press">} */
function stepping(desk, which, answered) {
  /** @type {Case["take"]} */
  const take = async (step, body, said) => {
    const now = await act(which, step, body);
    answered();
    history.replaceState(null, "", location.pathname + (which.token ? "" : `?meeting=${which.id}`) + location.hash);
    await desk.show(said(now), now);
  };
  return {
    take,
    press: (label, step, said, look = "") =>
      button(label, () => take(step, {}, said).catch(desk.failed), { class: look, "data-key": step }),
  };
}

/** @param {Case} at @param {string} [said] */
function view(at, said) {
  const { page, found } = at;
  const { say } = page;
  const { fee } = found;
  const asks = found.status === "confirmed" && found.can.includes("attended");
  const waits = asks && found.check_in;
  const isOpen = found.can.includes("decide");
  return [
    el("p", { class: "crumb" }, el("a", { href: "./", "data-key": "today" }, `‹ ${say.to_today}`)),
    heading("h1", title(at, asks)),
    ...what(page, found),
    said ? notice("note", el("p", {}, said)) : null,
    debt(at),
    ...found.disputes.map((one) => dispute(page, one)),
    bounced(at),
    asks ? null : el("p", {}, say.stands(say.statuses[found.status])),
    !isOpen && found.said.length ? saying(page, found) : null,
    waits ? waiting(at) : asks ? came(at) : null,
    card(at),
    isOpen && fee ? decision(at, fee) : fee ? ruled(at, fee) : null,
    found.status === "no_show" && found.can.includes("attended") ? setRight(at) : null,
    found.parked.length ? parked(at) : null,
    changes(at),
    reach(page, found),
    isOpen ? null : el("details", { "data-key": "story" }, el("summary", {}, say.story), story(page, found)),
    ledger(page, found),
    el("p", {}, el("a", { href: evidenceOf(at), "data-key": "evidence" }, say.evidence)),
  ];
}

/** The same link or session opens it. @param {Case} at */
const evidenceOf = ({ which: { id, token } }) => (token ? `?evidence#${token}` : `?meeting=${id}&evidence`);

/** @param {Case} at @param {boolean} asks */
function title({ page, found }, asks) {
  const { say, zone } = page;
  if (asks && found.check_in && isRunning(found)) return say.waiting(clock(found.wait_until, zone));
  return asks ? say.question(found.client.name) : say.meeting(found.client.name);
}

/** @param {Case} at */
const came = ({ page, found, press, turn }) => {
  const { say } = page;
  return el(
    "section",
    { class: "question" },
    el(
      "p",
      { class: "thumb" },
      press(say.yes, "attended", noted(page)),
      found.can.includes("missing") && button(say.no, () => turn("missing"), { class: "plain", "data-key": "no" }),
    ),
    isAbsent(found) ? absent(page, found) : el("p", { class: "quiet" }, found.deposit.after === "part_payment" ? say.calm_part : say.calm),
  );
};

/** What silence would mean then. @param {import("./types.js").Page} page @param {Meeting} found */
const absent = ({ say, sum }, { deposit: { state, mode, paid, prepaid_as } }) =>
  notice("note", el("p", {}, say.calm_absent, state === "held" && ` ${say.cancel_back.hold}`, mode === "prepay" && ` ${say.cancel_back.prepay}`, paid && prepaid_as === "zadatek" && [" ", ...rich(say.cancel_owes(sum(paid)))]));

/** The client was there, they say, and the host was not. @param {Meeting} found */
const isAbsent = ({ said, start }) => said.some(({ word, at }) => word === "absent" && Date.parse(at) >= Date.parse(start));

/** @param {Case} at */
function debt({ page: { say, sum }, found }) {
  const sumOwed = owed(found);
  return sumOwed ? notice("note", el("p", {}, ...rich(say.owed(sum(sumOwed)))), el("p", {}, say.owed_why)) : null;
}

/** A refund that their bank sent back. @param {Case} at */
const bounced = ({ page: { say, sum }, found: { owed_otherwise } }) =>
  owed_otherwise ? notice("wrong", el("p", {}, ...rich(say.bounced(sum(owed_otherwise)))), el("p", {}, say.bounced_do)) : null;

/** @param {Case} at */
function setRight({ desk, page, take }) {
  const { say } = page;
  const sure = () =>
    confirm(desk, {
      title: say.set_right_sure,
      about: [el("p", {}, say.set_right_means)],
      yes: say.they_came,
      no: say.not_now,
      reason: "none",
      send: () => take("attended", {}, noted(page)),
    });
  return el("p", { class: "quiet" }, `${say.set_right} `, button(say.they_came, sure, { class: "link", "data-key": "right" }));
}

/** @param {Case} at */
const parked = ({ page, found, press }) =>
  el(
    "section",
    { class: "card" },
    el("h2", {}, page.say.parked),
    el("ul", { class: "plain-list" }, failing(page, found.parked)),
    el("p", { class: "thumb" }, press(page.say.again, "again", () => page.say.done.again, "plain")),
  );
