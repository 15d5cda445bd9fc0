/** Withdrawing from the contract, in the two steps of the law: the statement, and its confirmation. Nothing happens before that. */

import { button, el, heading } from "../build.js";

/** @typedef {import("../manage.js").Desk} Desk */

/** @param {Desk} desk */
const may = ({ booking: { can, withdraw_until } }) => can.includes("withdraw") && Boolean(withdraw_until);

/** The first step, labelled as the law has it. @param {Desk} desk */
export const here = (desk) => may(desk) && button(desk.page.words.withdrawal.here, () => desk.ask(...statement(desk)), { class: "plain" });

/** Until when it is there, and that it comes before the policy. @param {Desk} desk */
export function note({ page: { words, exact, yours }, booking: { can, withdraw_until: until } }) {
  if (!can.includes("withdraw") || !until) return null;
  return el("p", { class: "quiet" }, words.withdrawal.until(exact(until)), yours(until));
}

/** For a meeting that was given up or missed. @param {Desk} desk */
export const withdrawal = (desk) => may(desk) && el("section", {}, el("h2", {}, desk.page.words.withdrawal.heading), note(desk), el("p", {}, here(desk)));

/** With the name, the contract and the address that are known: there is nothing to type. @param {Desk} desk */
function statement(desk) {
  const { page: { words, exact }, booking: { id, service, start, client } } = desk;
  const { withdrawal: say } = words;
  const now = () => desk.take("withdraw", { confirm: true }, say.done(client.email));
  return [
    heading("h1", say.heading),
    el("blockquote", {}, el("p", {}, say.statement(service.name, exact(start), id))),
    el(
      "dl",
      { class: "details" },
      el("dt", {}, words.who),
      el("dd", {}, client.name),
      el("dt", {}, say.confirmation),
      el("dd", {}, say.to(client.email)),
    ),
    el("p", {}, follows(desk)),
    el("p", { class: "row" }, button(say.confirm, now), button(words.back, () => desk.show(), { class: "plain" })),
  ];
}

/** What it comes to, as things stand. @param {Desk} desk */
function follows({ page: { words, sum }, booking: { status, fee, credit, deposit } }) {
  const { withdrawal: say } = words;
  const owed = deposit.paid && deposit.paid.amount - (deposit.refunded?.amount ?? 0);
  return [
    status === "confirmed" && say.freed,
    fee && say.no_fee,
    credit && say.no_credit,
    owed && say.back(sum({ ...deposit.amount, amount: owed })),
    deposit.state === "held" && say.released(sum(deposit.amount)),
    say.nothing,
  ].filter(Boolean).join(" ");
}

/** How it stands once it is done. @param {Pick<Desk, "page" | "booking">} desk */
export const withdrawn = ({ page: { words, exact }, booking: { withdrawn: at, client } }) =>
  (at ? [el("p", {}, words.withdrawal.received(exact(at), client.email))] : []);
