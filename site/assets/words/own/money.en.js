/** What a client’s own booking says of their deposit, a credit and a fee in English. Sums and dates come in as text. */

export const money = {
  // The deposit
  deposits: {
    none: "None. This meeting needs no card.",
    awaited: (/** @type {string} */ sum) => `${sum}, once your card is saved. Nothing is held yet.`,
    unpaid: (/** @type {string} */ sum) => `${sum}, once you have paid it. Nothing is paid yet.`,
    confirming: (/** @type {string} */ sum) => `${sum}; your bank is still confirming the payment.`,
    card: (/** @type {string} */ sum) => `Your card is saved, and nothing is held on it. It is charged only for a fee, at most ${sum}.`,
    paid: (/** @type {string} */ sum) => `You have paid ${sum}.`,
    part: (/** @type {string} */ sum) => `${sum}, as part of the price.`,
    credit: (/** @type {string} */ sum, /** @type {string} */ at) => `You have paid ${sum}; it counts for a new date until ${at}.`,
    kept: (/** @type {string} */ sum) => `I have kept the ${sum} that you paid.`,
    kept_part: (/** @type {string} */ kept, /** @type {string} */ of) => `I have kept ${kept} of the ${of} that you paid; the rest goes back to you.`,
    going_back: (/** @type {string} */ sum) => `${sum} is on its way back to you.`,
    bounced: (/** @type {string} */ sum) => `Your bank has sent ${sum} back to me. I pay it to you in another way: please write to me to which account.`,
    refunded: (/** @type {string} */ sum) => `${sum} has gone back to you. Some banks take a few days to show it.`,
    saved: (/** @type {string} */ sum, /** @type {string} */ at) => `${sum}. Your card is saved; nothing is held before ${at}.`,
    held: (/** @type {string} */ sum) => `${sum} is held on your card. It is not a payment.`,
    refused: (/** @type {string} */ sum) => `Your bank did not set aside the ${sum}.`,
    captured: (/** @type {string} */ sum) => `${sum} was taken.`,
    released: (/** @type {string} */ sum) => `The hold of ${sum} is released. Some banks take a few days to show it.`,
  },
  deposit_after: { release: "After we meet, it goes back to you.", part_payment: "It is part of the price." },
  deposit_unpaid: "Nothing was paid.",
  deposit_off: "Nothing was held, and nothing will be.",
  deposit_saved: "Your card is saved; nothing is held on it at the moment.",
  deposit_going: (/** @type {string} */ sum) => `The hold of ${sum} is being released.`,

  // A credit
  credit_stays: (/** @type {string} */ sum, /** @type {string} */ at) => `Your **${sum}** then stays as a credit for a new date until **${at}**.`,
  credit_heading: "Your deposit waits for a new date",
  credit_counts: {
    arranged: (/** @type {string} */ sum, /** @type {string} */ at) => `Your **${sum}** counts for a new date that we arrange by **${at}**.`,
    takes_place: (/** @type {string} */ sum, /** @type {string} */ at) => `Your **${sum}** counts for a new meeting that takes place by **${at}**.`,
  },
  credit_then: (/** @type {string} */ sum) => `After that there can be a fee of up to ${sum}; you get it in writing first.`,
  credit_choose: "Choose a new date",
  credit_sure: "Shall we meet then?",
  credit_yes: "Yes, book it",

  // A fee
  fee_heading: "The fee",
  fee_up_to: (/** @type {string} */ sum, /** @type {number} */ n) => `Up to **${sum}** (clause ${n}).`,
  fee_not_before: (/** @type {string} */ at) => `Not before **${at}**; until then nothing is taken.`,
  fee_mine: "I look at it myself, and I can lower it or let it go.",
  fee_silence_takes: (/** @type {string} */ at) => `If I decide nothing by ${at}, it is taken, unless you object or tell me of an emergency before that.`,
  fee_silence_frees: (/** @type {string} */ at) => `If I decide nothing by ${at}, nothing is taken.`,
  fee_frozen: "Your words have reached me, so **nothing is taken by itself**.",
  fee_frozen_up_to: (/** @type {string} */ sum, /** @type {number} */ n, /** @type {string} */ at) =>
    `There can be a fee of up to ${sum} (clause ${n}) only if I decide it and tell you why, and not before ${at}.`,
  fee_of_card: "It would be charged to the card that you saved.",
  fee_of_paid: (/** @type {string} */ sum) => `Taken means: kept of the ${sum} that you have paid. The rest goes back to you.`,
  fee_said: "You wrote",
  decided_heading: "What I have decided",
  settled_heading: "The fee is settled",
  decided: {
    take: (/** @type {string} */ sum) => `I take the fee: **${sum}**.`,
    lower: (/** @type {string} */ sum) => `I have lowered the fee to **${sum}**.`,
    waive: "I have let the fee go. **Nothing is taken.**",
    unheard: "My mail about it could not be delivered to you, so **nothing is taken.**",
  },
  silence_took: (/** @type {string} */ sum) => `The time to decide is over, and the policy holds: **${sum}**.`,
  silence_freed: "The time to decide is over. **Nothing is taken.**",
  decided_after: (/** @type {string} */ at) => `It is taken after ${at}, not before.`,
};
