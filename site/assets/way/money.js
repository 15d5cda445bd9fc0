/** The fourth screen: every sum and date from the quote, consent to that exact version, and the button that names the duty to pay. */

import { book, Problem } from "../api.js";
import { button, el, heading, notice, whileBusy } from "../build.js";
import { written } from "../dates.js";
import { trouble } from "../page.js";
import { forget, keyOf } from "./draft.js";
import { savedCard } from "./card.js";
import { facts } from "./facts.js";
import { chosen, choice, most, price } from "./pay.js";
import { right } from "./right.js";
import { summary } from "./summary.js";
import { tick, ticked } from "./tick.js";

/** @typedef {import("../types.js").Pay} Pay */
/** @typedef {import("../types.js").Quote} Quote */

/** @param {import("../book.js").Way} way */
export function moneyScreen(way) {
  const { page, draft, quote, problem } = way;
  const { words } = page;
  if (!quote) throw new Error("no time is chosen");
  const pay = chosen(quote, draft);
  const said = el("div", {}, problem ? trouble(problem, page) : null);
  const shown = el("div", {}, ...offer(way, quote, pay, said));
  return el(
    "section",
    {},
    heading("h2", pay ? words.money_headings[quote.pay.length > 1 ? "both" : pay.mode] : words.confirm_heading),
    summary(way),
    el("p", {}, words.for_whom(draft.name, draft.email), draft.meet ? ` · ${words.meet[draft.meet]}` : "", " ", button(words.change, () => way.go("client"), { class: "link" })),
    choice(way, (other) => shown.replaceChildren(...offer(way, quote, other, said))),
    shown,
  );
}

/**
 * What becomes of the deposit, and the consent to just that: another choice asks for it anew.
 * @param {import("../book.js").Way} way @param {Quote} quote @param {Pay | null} pay @param {HTMLElement} said
 */
function offer(way, quote, pay, said) {
  const { page } = way;
  const { words } = page;
  const pays = quote.price.amount > 0;
  const box = pay || pays ? consent(quote, pay, page) : null;
  const law = right(way);
  const stripe = el("span", {}, ` ${words.at_stripe}`);
  const card = savedCard(way, pay, (isLeft) => (stripe.hidden = isLeft));
  stripe.hidden = card.isLeft();
  const named = pay && quote.statement ? ` ${words.statement(quote.statement)}` : "";
  const send = el("button", { type: "submit" }, pays ? words.book_duty : words.book);
  const form = el(
    "form",
    { novalidate: true },
    box ?? el("p", { class: "quiet" }, ...policyLink(words.applies, quote, page)),
    card.parts,
    law.parts,
    said,
    el("p", {}, send),
    pays && el("p", { class: "quiet" }, price(quote, pay, page), pay ? stripe : "", named),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ready = [law.agreed(), card.agreed(), !box || ticked(box)].every(Boolean); // the focus goes to the first that is not
    if (ready) void whileBusy(send, () => attempt(way, pay, { ...law.consent(), ...card.consent() }, said));
  });
  return pay ? [facts(quote, pay, page), form] : [form];
}

/** Never ticked beforehand. @param {Quote} quote @param {Pay | null} pay @param {import("../page.js").Page} page */
function consent(quote, pay, page) {
  const { words, sum } = page;
  const sure = pay ? most(quote, pay) : null;
  const rest = !pay || !sure?.amount ? words.accept_plain : (pay.mode === "prepay" ? words.accept_kept : words.accept_card)(sum(sure));
  return tick("consent", [...policyLink(words.accept, quote, page), rest], words.need_accept);
}

/**
 * @param {(string | ((date: string) => string))[]} text  before the link, its words, and after it with the date
 * @param {Quote} quote @param {import("../page.js").Page} page
 */
function policyLink([before, words, after], quote, { locale }) {
  const date = written(quote.effective, locale);
  const link = el("a", { href: "../policy/", target: "_blank", rel: "noopener" }, String(words));
  return [String(before), link, typeof after === "function" ? after(date) : ""];
}

/** @param {import("../book.js").Way} way @param {Pay | null} pay @param {object} more  that they agree to besides the policy @param {HTMLElement} said */
async function attempt(way, pay, more, said) {
  const { page, draft, quote } = way;
  if (!quote) return;
  said.replaceChildren(notice("note", el("p", {}, pay && !("card" in more) ? page.words.going : page.words.booking)));
  const body = {
    service: draft.service,
    start: draft.start,
    client: { name: draft.name, email: draft.email, ...(draft.phone && { phone: draft.phone }) },
    ...(draft.meet && { meet: draft.meet }),
    ...(draft.again && { again: draft.again.token }),
    ...(pay && { pay: pay.mode }),
    locale: page.locale,
    timezone: page.own,
    consent: { policy: quote.policy, ...more },
    expect: { amount: quote.deposit.amount },
  };
  try {
    const made = await book(body, keyOf(draft, body));
    if (made.payment) {
      location.assign(made.payment.url);
      await new Promise((resume) => setTimeout(resume, 5000)); // the button stays busy until the page is left
      return;
    }
    forget();
    location.assign(`../manage/${made.status === "pending" ? "?returned=1" : ""}#${made.token}`); // the bank may still be at it
  } catch (problem) {
    said.replaceChildren();
    await refused(problem, way, said);
  }
}

/** Where a refusal leads: to the screen on which it can be mended. @param {unknown} problem @param {import("../book.js").Way} way @param {HTMLElement} said */
async function refused(problem, way, said) {
  if (!(problem instanceof Problem)) throw problem;
  const { page, draft } = way;
  if (problem.code === "slot_taken" || problem.code === "slot_unavailable") return way.backTo("time", problem);
  if (problem.code === "unknown_service") return way.backTo("service", problem);
  if (["policy_changed", "price_changed", "card_gone"].includes(problem.code)) return way.backTo("money", problem);
  if (problem.errors.some(({ field }) => field.startsWith("consent."))) return way.backTo("money", problem);
  if (problem.code === "invalid" && problem.errors.length) return way.backTo("client", problem);
  if (problem.code === "key_reused") draft.attempt = null;
  if (problem.code === "link_invalid") draft.again = null;
  said.replaceChildren(trouble(problem, page));
}
