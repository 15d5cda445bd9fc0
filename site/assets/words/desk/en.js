/** Every text of the host's pages in English. `pl.js` has the same keys. Sums and dates come in as text. */

export const words = {
  question: (/** @type {string} */ name) => `Did ${name} come?`,
  meeting: (/** @type {string} */ name) => `Your meeting with ${name}`,
  stands: (/** @type {string} */ status) => `This meeting is ${status}.`,
  yes: "Yes, we met",
  calm: "If you say nothing, it counts as a yes. Either way the deposit is released.",
  done: {
    attended: "Noted. The deposit is released, and nobody is charged.",
    cancel: "Cancelled. Your client gets an apology and new times to choose from, and pays nothing.",
    decide: "Decided. Your client gets a mail that says so.",
    again: "It is being tried again.",
  },
  fee: "A fee waits for you",
  fee_facts: (/** @type {string} */ sum, /** @type {number} */ n, /** @type {string} */ at) => `At most **${sum}**, by clause ${n}. Nothing is taken before **${at}**, whatever you decide now.`,
  fee_silence: "If you decide nothing, nothing is taken.",
  waive: "Let it go",
  lower_to: (/** @type {string} */ currency) => `Lower it to (${currency})`,
  lower: "Lower it",
  take: (/** @type {string} */ sum) => `Take ${sum}`,
  parked: "Something keeps failing",
  again: "Try it again",
  reach: "To reach your client:",
  cancel: "I have to cancel this meeting",
  cancel_means: "It costs your client nothing. They get an apology and three new times, and the deposit is released.",
  cancel_yes: "Yes, cancel it",
  statuses: {
    requested: "only asked for", pending: "not confirmed yet", confirmed: "still ahead", attended: "noted as held",
    cancelled: "cancelled", no_show: "noted as missed", declined: "declined", expired: "expired",
  },
};
