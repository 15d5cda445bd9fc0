/** The card of an earlier booking, for whoever came by its link: it can be left for this one too, without another visit to Stripe. */

import { el } from "../build.js";
import { keep } from "./draft.js";
import { tick, ticked } from "./tick.js";

/**
 * @typedef {object} Card
 * @property {import("../build.js").Child[]} parts
 * @property {() => boolean} isLeft  whether the saved card is used
 * @property {() => boolean} agreed  whether what has to be ticked is; else it says so, and leads there
 * @property {() => object} consent  what goes along with the consent to the policy
 */

/**
 * Nothing where there is no such card. What is ticked is the API's own sentence, which goes back to it word for word.
 * @param {import("../book.js").Way} way @param {import("../types.js").Pay | null} pay @param {(isLeft: boolean) => void} show  what follows from a choice
 * @returns {Card}
 */
export function savedCard({ page: { words }, draft }, pay, show) {
  const card = pay?.saved_card;
  if (!card) return { parts: [], isLeft: () => false, agreed: () => true, consent: () => ({}) };
  const isLeft = () => !draft.other_card;
  const agree = tick("card", [card.consent], words.need_card);
  const choose = (/** @type {boolean} */ other) => () => {
    draft.other_card = other;
    keep(draft);
    agree.hidden = other;
    show(!other);
  };
  const one = (/** @type {boolean} */ other, /** @type {string} */ label) =>
    el("label", { class: "choice" }, el("input", { type: "radio", name: "which-card", checked: other === !isLeft(), onchange: choose(other), autocomplete: "off" }), label);
  agree.hidden = !isLeft();
  return {
    parts: [el("fieldset", {}, el("legend", {}, words.which_card), one(false, words.saved_card(card.last4)), one(true, words.other_card)), agree],
    isLeft,
    agreed: () => !isLeft() || ticked(agree),
    consent: () => (isLeft() ? { card: card.consent } : {}),
  };
}
