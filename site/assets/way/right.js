/** A consumer's right to withdraw, before they book: who books, until when it lasts, and the express wish to meet before it ends. */

import { el } from "../build.js";
import { keep } from "./draft.js";
import { tick, ticked } from "./tick.js";

/**
 * @typedef {object} Right
 * @property {import("../build.js").Child[]} parts
 * @property {() => boolean} agreed  whether what has to be ticked is; else it says so, and leads there
 * @property {() => object} consent  what goes along with the consent to the policy
 */

/** Nothing where there is no such right. @param {import("../book.js").Way} way @returns {Right} */
export function right({ page, draft, quote }) {
  const { clients, withdraw_until, express_wish } = quote ?? {};
  if (!withdraw_until) return { parts: [], agreed: () => true, consent: () => ({}) };
  const isBusiness = () => clients === "both" && draft.business;
  const wish = express_wish ? tick("wish", [page.words.wish], page.words.need_wish) : null;
  const consumers = el("div", {}, note(withdraw_until, page), wish);
  const choose = (/** @type {boolean} */ business) => () => {
    draft.business = business;
    keep(draft);
    consumers.hidden = business;
  };
  consumers.hidden = isBusiness();
  return {
    parts: [clients === "both" && buyers(page.words, isBusiness(), choose), consumers],
    agreed: () => isBusiness() || !wish || ticked(wish),
    consent: () => (isBusiness() ? { business: true } : { express_wish }),
  };
}

/** A consumer, unless they say otherwise. @param {import("../page.js").Page["words"]} words @param {boolean} business @param {(business: boolean) => () => void} choose */
function buyers(words, business, choose) {
  const one = (/** @type {boolean} */ is, /** @type {string} */ label) =>
    el("label", { class: "choice" }, el("input", { type: "radio", name: "buyer", checked: business === is, onchange: choose(is) }), label);
  return el("fieldset", {}, el("legend", {}, words.buyer), one(false, words.consumer), one(true, words.business));
}

/** @param {string} until @param {import("../page.js").Page} page */
function note(until, { words, exact, yours }) {
  const [before, link] = words.may_withdraw;
  const more = el("a", { href: "../policy/#withdrawal", target: "_blank", rel: "noopener" }, link);
  return el("p", { class: "quiet" }, before(exact(until)), " ", more, yours(until));
}
