/** The shapes that the API sends and takes, as docs/ and the OpenAPI document describe them. Types only. */

/** @typedef {{amount: number, currency: string}} Money  minor units */
/** @typedef {{until: string, cancel: Money, move: Money}} Cutoff  up to and including the minute `until` */
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
 * @property {Meet[]} meet
 */

/**
 * @typedef {object} Slots
 * @property {string[]} slots
 * @property {string} timezone
 * @property {string[]} [last_free]  beside `slots`: the last free moment of each
 */

/**
 * @typedef {object} Quote
 * @property {string} policy  the id to send back as consent
 * @property {string} effective  YYYY-MM-DD
 * @property {Money} price
 * @property {Money} deposit
 * @property {Cutoff[]} cutoffs
 * @property {Money} no_show
 * @property {string | null} hold_at
 * @property {string} start
 * @property {string} end
 * @property {string} [wait_until]
 * @property {number} [decide_after_hours]
 * @property {{until_date: string, means: "arranged" | "takes_place"} | null} [rescue]
 */

/**
 * @typedef {object} Deposit
 * @property {Money} amount
 * @property {"none" | "awaited" | "saved" | "held" | "refused" | "captured" | "released"} state
 * @property {{brand: string, last4: string} | null} card
 * @property {string | null} hold_at
 * @property {string | null} refusal
 * @property {Money | null} [taken]
 */

/** @typedef {{amount: Money, clause: string, number: number, sentence: string, until: string, not_before?: string | null}} Cost */
/** @typedef {Cost & {action: string, cutoffs?: Cutoff[], hold_at?: string | null}} Preview */
/** @typedef {"cancel" | "move" | "undo" | "mend"} Action */

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
 * @property {{name: string, email: string}} client
 * @property {Money} price
 * @property {Deposit} deposit
 * @property {Cutoff[]} cutoffs
 * @property {Cost | null} cancel_now
 * @property {Action[]} can
 * @property {string | null} undo_until
 * @property {{url: string, expires_at: string} | null} payment
 * @property {string} policy
 * @property {number} moves_left
 * @property {{amount: Money, clause: string, number: number, not_before: string, decision: string | null} | null} fee
 * @property {string[]} offers
 * @property {string} [wait_until]
 * @property {number} [decide_after_hours]
 */

/** @typedef {{id: string, token: string, status: string, payment: {url: string, expires_at: string} | null}} Made */

/**
 * @typedef {object} DeskBooking
 * @property {string} id
 * @property {Booking["status"]} status
 * @property {string} service  its name
 * @property {string} start
 * @property {string} end
 * @property {{name: string, email: string}} client
 * @property {string} phone
 * @property {Booking["deposit"]} deposit
 * @property {Booking["fee"]} fee
 * @property {("attended" | "cancel" | "decide" | "again")[]} can
 * @property {{what: string, error: string}[]} parked
 */

export {};
