/** What a client’s own booking says of withdrawing from the contract in English. The labels `here` and `confirm` are those of the law (art. 11a of Directive 2011/83/EU). */

export const withdrawal = {
  here: "Withdraw from contract here",
  confirm: "Confirm withdrawal",
  heading: "Withdraw from the contract",
  until: (/** @type {string} */ at) => `As a consumer you can withdraw from the contract until ${at}, without giving a reason. Then you owe nothing, whatever the policy says.`,
  statement: (/** @type {string} */ what, /** @type {string} */ at, /** @type {string} */ id) => `I withdraw from the contract for ${what}, ${at}, booking ${id}.`,
  confirmation: "Receipt",
  to: (/** @type {string} */ email) => `by e-mail to ${email}, at once`,
  freed: "The meeting will be cancelled, and its time will be open again.",
  no_fee: "There will be no fee.",
  no_credit: "What you have paid will no longer wait for a new date.",
  back: (/** @type {string} */ sum) => `${sum} will go back to you, the same way as it came.`,
  released: (/** @type {string} */ sum) => `The ${sum} on your card will be released.`,
  nothing: "You owe nothing, and need not say why.",
  done: (/** @type {string} */ email) => `Your withdrawal has arrived. The receipt is on its way to ${email}; please keep it.`,
  title: "You have withdrawn from the contract",
  received: (/** @type {string} */ at, /** @type {string} */ email) => `Your statement arrived on ${at}. You owe nothing. The receipt went to ${email}.`,
};
