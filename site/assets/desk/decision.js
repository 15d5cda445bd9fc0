/** The fee as one calm card: facts, the client's words, what silence does; then what can be decided, the gentlest first. */

import { button, el, rich } from "../build.js";
import { minor } from "../money.js";
import { kind } from "./deposit.js";
import { confirm } from "./parts.js";
import { story, words } from "./story.js";

/** @typedef {import("./meeting.js").Case} Case */
/** @typedef {import("./types.js").Fee} Fee */
/** @typedef {import("./types.js").Meeting} Meeting */

/** @param {Case} at @param {Fee} fee */
export function decision(at, fee) {
  const { page, found } = at;
  const { say, sum } = page;
  return el(
    "section",
    { class: "card decision" },
    el("h2", {}, say.fee),
    el("p", {}, ...rich(say.fee_facts(sum(fee.amount), fee.number))),
    el("blockquote", { lang: found.locale }, fee.sentence),
    el("h3", {}, say.happened),
    story(page, found),
    el("h3", {}, say.says(found.client.name)),
    found.said.length ? words(page, found) : el("p", {}, say.silent),
    el("h3", {}, say.before),
    history(page, found),
    el("p", {}, found.is_filled ? say.filled[found.filled](sum(mostOf(found, fee))) : say.not_filled),
    el("p", {}, ...rich(isPast(found, fee) ? say.fee_from_past : say.fee_from(page.exact(fee.not_before)))),
    silence(page, found, fee),
    found.withdraw_until && el("p", {}, ...rich(say.may_withdraw(page.exact(found.withdraw_until)))),
    el("p", { class: "thumb" }, button(say.waive, () => waive(at), { "data-key": "waive" }), ...taking(at, fee)),
  );
}

/** What the policy still lets them take; nothing, where it drops a fee whose time is filled. @param {Meeting} found @param {Fee} fee */
const mostOf = ({ most }, { amount }) => most ?? amount;

/** @param {Case} at @param {Fee} fee */
function taking(at, fee) {
  const { say, sum } = at.page;
  const most = mostOf(at.found, fee);
  if (!most.amount) return [];
  return [
    button(say.lower, () => lower(at, fee), { class: "plain", "data-key": "lower" }),
    button(say.take(sum(most)), () => take(at, fee), { class: "plain", "data-key": "take" }),
  ];
}

/** @param {Meeting} found @param {Fee} fee */
const isPast = ({ now }, { not_before }) => Date.parse(not_before) <= Date.parse(now);

/** @param {import("./types.js").Page} page @param {Meeting} found */
function history({ say }, { history: counts }) {
  const names = /** @type {(keyof typeof counts)[]} */ (["met", "in_time", "late", "missed", "taken"]);
  if (names.every((name) => !counts[name])) return el("p", {}, say.first_time);
  return el(
    "dl",
    { class: "counts" },
    names.map((name) => el("div", {}, el("dt", {}, say.history[name]), el("dd", {}, String(counts[name])))),
  );
}

/** @param {import("./types.js").Page} page @param {Meeting} found @param {Fee} fee */
function silence({ say, sum, exact }, found, fee) {
  const { settles, silence_takes } = fee;
  const most = mostOf(found, fee);
  const follows = silence_takes && most.amount ? say.silence_takes(sum(most)) : found.is_frozen ? say.silence_frozen : say.silence_lets_go;
  return el("p", { class: "notice note" }, ...rich(say.silence(exact(settles))), ` ${follows}`);
}

/** @param {Case} at */
const waive = ({ desk, page: { say }, found, take }) =>
  confirm(desk, {
    title: say.waive_sure,
    about: [el("p", {}, say.waive_means[kind(found)])],
    yes: say.waive,
    no: say.not_now,
    reason: "free",
    send: (reason) => take("decide", { ruling: "waive", reason }, () => say.done.waived),
  });

/** @param {Case} at @param {Fee} fee */
function lower(at, fee) {
  const { desk, page, found } = at;
  const { say, sum } = page;
  const unit = minor(fee.amount.currency);
  const limit = mostOf(found, fee);
  const most = sum(limit);
  const input = el("input", { id: "lower", inputmode: "decimal", autocomplete: "off", "aria-describedby": "lower-fault" });
  const fault = el("p", { class: "fault", id: "lower-fault" });
  const amount = () => Math.round(Number(input.value.trim().replace(",", ".")) * unit);
  const wrong = () => {
    fault.textContent = amount() > 0 && amount() < limit.amount ? "" : say.lower_wrong(most);
    input.toggleAttribute("aria-invalid", false);
    if (fault.textContent) input.setAttribute("aria-invalid", "true");
    if (fault.textContent) input.focus();
    return fault.textContent;
  };
  const label = el("label", { for: "lower" }, say.lower_to(fee.amount.currency, most));
  confirm(desk, {
    title: say.lower_sure,
    about: [el("div", { class: "field" }, label, input, fault), el("p", {}, means(at, fee))],
    yes: say.lower,
    no: say.not_now,
    reason: found.is_frozen ? "needed" : "free",
    wrong,
    send: (reason) => at.take("decide", { ruling: "lower", amount: amount(), reason }, decided(at)),
  });
}

/** @param {Case} at @param {Fee} fee */
function take(at, fee) {
  const { say, sum } = at.page;
  const most = sum(mostOf(at.found, fee));
  confirm(at.desk, {
    title: say.take_sure(most),
    about: [el("p", {}, means(at, fee))],
    yes: say.take(most),
    no: say.not_now,
    reason: at.found.is_frozen ? "needed" : "free",
    send: (reason) => at.take("decide", { ruling: "take", reason }, decided(at)),
  });
}

/** @param {Case} at @param {Fee} fee */
function means({ page: { say, at }, found }, fee) {
  const how = say.take_means[kind(found)];
  return isPast(found, fee) ? how.now : `${how.then(at(fee.not_before))} ${say.take_means.meanwhile}`;
}

/** @param {Case} at @returns {(now: Meeting) => string} */
const decided = ({ page: { say, sum, at } }) => (now) => {
  const fee = /** @type {Fee} */ (now.fee);
  return isPast(now, fee) ? say.done.decided_now(sum(fee.amount)) : say.done.decided(sum(fee.amount), at(fee.not_before));
};

/** What became of it. @param {Case} at @param {Fee} fee */
export const ruled = (at, fee) =>
  el(
    "section",
    { class: "card" },
    el("h2", {}, at.page.say.ruled),
    el("p", {}, outcome(at, fee)),
    fee.reason ? el("p", { class: "quiet" }, `${at.page.say.your_words} `, el("q", {}, fee.reason)) : null,
  );

/** @param {Case} at @param {Fee} fee */
function outcome({ page: { say, sum, at }, found }, { decision, amount, not_before }) {
  const { deposit } = found;
  if (deposit.taken) return say[deposit.taken.amount < deposit.amount.amount ? "ruled_taken" : "ruled_all"][kind(found)](sum(deposit.taken));
  if (decision === "waive") return say.ruled_waive;
  if (decision === "unheard") return say.ruled_unheard;
  if (decision === "silence") return amount.amount ? say.ruled_silence_takes(sum(amount)) : say.ruled_silence;
  return say.ruled_take(sum(amount), at(not_before));
}
