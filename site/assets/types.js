/** The shapes that the API sends and takes, as docs/ and the OpenAPI document describe them. Types only. */

/** @typedef {{amount: number, currency: string}} Money  minor units */
/** @typedef {{until: string, cancel: Money, move: Money, credit_until?: string | null, save?: boolean}} Cutoff  up to and including the minute `until` */
/** @typedef {"hold" | "prepay" | "card" | "none"} Mode  how a deposit is left */
/** @typedef {"release" | "part_payment"} After  what becomes of it once the meeting has taken place */
/** @typedef {"arranged" | "takes_place"} Means  what has to happen within the days of the policy */
/** @typedef {{brand: string, last4: string, consent: string}} SavedCard  of an earlier booking; `consent`: what to tick, and to send back word for word */
/** @typedef {{mode: Mode, hold_at: string | null, after: After, by: ("card" | "blik" | "p24")[], saved_card?: SavedCard | null}} Pay  one way to leave it */
/** @typedef {"video" | "phone" | "in_person"} Meet */
/** @typedef {{field: string, detail: string}} FieldError */

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string} name
 * @property {string} [description]
 * @property {number} minutes
 * @property {Money} price
 * @property {Money} deposit
 * @property {Mode | "both"} mode
 * @property {Meet[]} meet
 */

/**
 * @typedef {object} Slots
 * @property {string[]} slots
 * @property {string} timezone
 * @property {(string | null)[]} [last_free]  beside `slots`: the last free moment of each, if there is one
 */

/**
 * @typedef {object} Quote
 * @property {string} policy  the id to send back as consent
 * @property {string} effective  YYYY-MM-DD
 * @property {Money} price
 * @property {Money} deposit
 * @property {Pay[]} pay  the first if they choose none; empty without a deposit
 * @property {"zadatek" | "zaliczka" | null} prepaid_as
 * @property {Cutoff[]} cutoffs
 * @property {Money} no_show
 * @property {string} start
 * @property {string} end
 * @property {string} [wait_until]
 * @property {number} [decide_after_hours]
 * @property {{until_date: string, means: Means} | null} [rescue]
 * @property {Means} rebook_means
 * @property {"consumers" | "businesses" | "both"} [clients]  whom the host sells to
 * @property {string | null} [withdraw_until]  of a consumer
 * @property {string} [statement]  what stands beside the sum at the client's bank
 * @property {boolean} [express_wish]  a consumer has to want the meeting so soon
 */

/**
 * @typedef {object} Deposit
 * @property {Money} amount
 * @property {"none" | "awaited" | "saved" | "held" | "paid" | "refused" | "captured" | "released" | "refunded"} state
 * @property {Mode} mode
 * @property {After} after
 * @property {"zadatek" | "zaliczka" | null} prepaid_as
 * @property {Money | null} paid  what is at the host, or was
 * @property {string | null} confirm_by  the bank is at a payment, and until then the time is kept for it
 * @property {Money | null} refunded  what of it went back
 * @property {Money | null} [bounced]  what came back from the bank, and is to be paid in another way
 * @property {{brand: string, last4: string, exp_month?: number, exp_year?: number} | null} card
 * @property {"removed" | "expires" | null} [flag]  what is wrong with the card
 * @property {string | null} [mend_until]  by when another one is wanted, or a fee can be paid by the link
 * @property {"keep" | "ask" | "cancel" | null} [unmended]  what the host decided about a refusal
 * @property {string | null} hold_at
 * @property {string | null} refusal
 * @property {Money | null} taken  or kept in the end
 */

/** @typedef {{amount: Money, clause: string, number: number, sentence: string, until: string, credit_until: string | null, lost?: Money | null, not_before?: string | null}} Cost */
/** @typedef {Cost & {action: string, cutoffs?: Cutoff[], hold_at?: string | null}} Preview */
/** @typedef {"cancel" | "move" | "undo" | "mend" | "withdraw"} Action */
/** @typedef {"late" | "coming" | "cannot_get_in" | "cannot_come" | "absent" | "serious" | "objection"} Word  what a client can say */
/** @typedef {{at: string, word: Word, text: string}} Said */
/** @typedef {{meet: Meet[], minutes: number}} Ways  how a meeting can be saved; 0 minutes: not by being shorter */
/** @typedef {{offers: string[], until: string | null}} Offers  `until`: so long they are kept aside */
/** @typedef {"client" | "host" | "showup"} Actor */
/** @typedef {{amount: Money, until: string, means: Means}} Credit  it counts for a new meeting until then */

/**
 * @typedef {object} Fee
 * @property {Money} amount  what is asked, or what was decided
 * @property {string} clause
 * @property {number} number
 * @property {string} [sentence]  of that clause, as it was accepted
 * @property {string} not_before
 * @property {"take" | "lower" | "waive" | "silence" | "unheard" | null} decision
 * @property {string} reason
 * @property {string} settles  when the host's silence is an answer
 * @property {boolean} silence_takes
 */

/** @typedef {{policy: string, accepted_at: string, locale: string, clauses: {number: number, title: string, text: string}[]}} Accepted */

/**
 * @typedef {object} Booking
 * @property {string} id
 * @property {"requested" | "pending" | "confirmed" | "attended" | "cancelled" | "no_show" | "declined" | "expired"} status
 * @property {{id: string, name: string, minutes: number}} service
 * @property {string} start
 * @property {string} end
 * @property {string} timezone  the client's
 * @property {string} locale
 * @property {Meet | null} meet
 * @property {string | null} place
 * @property {{name: string, email: string, phone?: string}} client
 * @property {Money} price
 * @property {Deposit} deposit
 * @property {Cutoff[]} cutoffs
 * @property {Cost | null} cancel_now
 * @property {Action[]} can
 * @property {string | null} undo_until
 * @property {{url: string, expires_at: string} | null} payment
 * @property {string} policy
 * @property {number} moves_left
 * @property {Fee | null} fee
 * @property {Credit | null} credit
 * @property {string[]} offers
 * @property {string | null} offers_until
 * @property {string} wait_until
 * @property {number} decide_after_hours
 * @property {boolean} is_late
 * @property {"urgent" | "normal" | "can_wait"} urgency
 * @property {Ways} ways
 * @property {Word[]} say  what can be said now
 * @property {Said[]} said
 * @property {string | null} asked  when the check-in went out
 * @property {Actor | null} [cancelled_by]
 * @property {string} [cancelled_why]  what the host wrote
 * @property {Actor | null} [moved_by]
 * @property {string | null} [moved_from]
 * @property {string | null} withdraw_until  while the client may withdraw from the contract
 * @property {string | null} withdrawn  when they did
 */

/** @typedef {{id: string, token: string, status: string, payment: {url: string, expires_at: string} | null}} Made */

export {};
