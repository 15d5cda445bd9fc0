/** The shapes of the host's side of the API, as the OpenAPI document describes them. Types only. */

/** @typedef {import("../types.js").Money} Money */
/** @typedef {import("../types.js").Meet} Meet */
/** @typedef {"urgent" | "normal" | "can_wait"} Urgency */
/** @typedef {"attended" | "missing" | "no_show" | "decide" | "unmended" | "move" | "mark" | "cancel" | "again"} Can */
/** @typedef {"late" | "coming" | "cannot_get_in" | "cannot_come" | "absent" | "serious" | "objection"} Word */
/** @typedef {import("../types.js").Booking["status"]} Status */
/** @typedef {{id: string, name: string, minutes: number}} Service */
/** @typedef {{at: string, word: Word, text: string}} Said */
/** @typedef {{at: string, how: "phone" | "text"}} Tried */
/** @typedef {{at: string, who: "client" | "host" | "showup" | "bank", what: string, why: string}} Happened */
/** @typedef {{met: number, in_time: number, late: number, missed: number, taken: number}} History */

/**
 * @typedef {object} Entry  one line of the ledger, with what there is after it
 * @property {string} at
 * @property {"place" | "capture" | "release" | "expire" | "pay" | "refund" | "refund_failed" | "dispute" | "reinstate"} deed
 * @property {"open" | "error" | "done" | "refused" | "over"} outcome
 * @property {Money} amount
 * @property {"client" | "host" | "showup" | "bank"} by
 * @property {number} number  of the clause; 0 for none
 * @property {string} stripe
 * @property {Money} held
 * @property {Money} at_host
 * @property {Money} disputed
 */

/**
 * @typedef {object} Fee
 * @property {Money} amount
 * @property {string} clause
 * @property {number} number
 * @property {string} not_before
 * @property {"take" | "lower" | "waive" | "silence" | "unheard" | null} decision
 * @property {string} reason
 * @property {string} settles  when silence is an answer
 * @property {boolean} silence_takes  and which one
 * @property {string} sentence  its clause, in the client's language
 */

/**
 * @typedef {object} Meeting  one booking, as its host sees it
 * @property {string} now
 * @property {string} id
 * @property {Status} status
 * @property {Service} service
 * @property {string} start
 * @property {string} end
 * @property {{name: string, email: string, phone: string}} client
 * @property {string} locale  the client's
 * @property {string} timezone  the client's
 * @property {Meet} meet
 * @property {string | null} free_until
 * @property {import("../types.js").Deposit} deposit
 * @property {Fee | null} fee
 * @property {Money | null} most  what the policy lets them take of the fee now
 * @property {string | null} withdraw_until  so long the client may withdraw, and then nothing can be kept
 * @property {"dropped" | "halved" | "kept"} filled  what it says of a fee for a time that somebody else has taken
 * @property {import("../types.js").Credit | null} credit
 * @property {boolean} is_frozen  the client has spoken up
 * @property {Urgency} urgency
 * @property {string} wait_until
 * @property {string | null} wait_if_asked
 * @property {{amount: Money, clause: string, number: number} | null} if_missed
 * @property {{asked: string, sent: string | null} | null} check_in
 * @property {Tried[]} tried
 * @property {Said[]} said
 * @property {History} history
 * @property {boolean} is_filled
 * @property {Happened[]} story
 * @property {Dispute[]} disputes  the last one first
 * @property {Entry[]} money
 * @property {Money | null} owed_otherwise  a refund that came back, to be paid in another way
 * @property {Can[]} can
 * @property {{what: string, error: string}[]} parked
 */

/**
 * @typedef {object} Line  one meeting of the host's today
 * @property {string} id
 * @property {Status} status
 * @property {Service} service
 * @property {string} start
 * @property {string} end
 * @property {string} name
 * @property {Meet} meet
 * @property {Urgency} urgency
 * @property {string | null} wait_until
 * @property {Word | null} word
 * @property {Can[]} can
 * @property {"refused" | "removed" | "expires" | null} card  what is wrong with it
 */

/** @typedef {{id: string, name: string, start: string, fee: Fee, is_frozen: boolean}} Waiting */
/** @typedef {"chargeback" | "inquiry" | "warning"} DisputeCase */
/** @typedef {"asked" | "answered" | "won" | "lost" | "over"} Stand */
/** @typedef {{name: string, title: string, is_file: boolean, text: string}} Field */
/** @typedef {{locale: string, case: DisputeCase, stand: Stand, reason: string, amount: string, opened: string, due_by: string, page: string, accept: boolean, advice: string[], missing: string[], fields: Field[]}} Dispute  in words */
/** @typedef {{id: string, name: string, case: DisputeCase, stand: Stand, amount: Money, due_by: string | null}} Disputed */

/**
 * @typedef {object} Evidence
 * @property {string} booking
 * @property {string} made
 * @property {{entries: number, texts: number}} left_out
 * @property {{parts: Record<string, string>, whole: string}} sha256
 * @property {EvidenceParts} parts
 */

/**
 * @typedef {object} EvidenceParts
 * @property {{service: string, start: string, first_start: string, made: string, host_timezone: string, price: Money}} meeting
 * @property {{name: string, email: string, phone: string}} client
 * @property {{policy: string, page: string, at: string, how: string, locale: string, ip: string, agent: string, business: boolean, express_wish: boolean | null, as_shown: boolean, sentences: {number: number, title: string, text: string}[]}} accepted
 * @property {Happened[]} story
 * @property {{at: string, name: string, to: string, delivered: string | null, came_back: string, subject: string, text: string}[]} mails
 * @property {{at: string, word: Word, text: string}[]} words
 * @property {{noted: "attended" | "no_show" | "", noted_by: "host" | "showup" | "", noted_at: string | null, waited_until: string, asked: string | null, asked_by_mail: string | null, tried: Happened[]}} attendance
 * @property {{amount: Money, number: number, told_at: string | null, decision: string | null, reason: string, time_filled: boolean} | null} fee
 * @property {{deposit: Money, card: string, last4: string, lines: {at: string, deed: Entry["deed"], outcome: Entry["outcome"], amount: Money, stripe: string, actor: Entry["by"]}[]}} money
 */

/** @typedef {{id: string, name: string, what: string, error: string}} Trouble */
/** @typedef {{id: string, start: string, end: string}} Block */
/** @typedef {{block: Block, meetings: Line[]}} Blocked */
/** @typedef {{now: string, meetings: Line[], decisions: Waiting[], disputes: Disputed[], parked: Trouble[], blocks: Block[]}} Today */

/** @typedef {typeof import("../words/desk/en.js").words} Words */
/** @typedef {import("../page.js").Page & {say: Words, host: string}} Page  `host`: their name */

/**
 * @typedef {object} Desk  what the host's pages share
 * @property {Page} page
 * @property {(...parts: import("../build.js").Child[]) => void} ask  show one question in place of the page
 * @property {(said?: string, known?: any) => Promise<void>} show  how things stand, looked at anew unless it is known
 * @property {(problem: unknown) => Promise<void>} failed
 * @property {(screen: Screen<any>) => Promise<void>} open  another page of the desk
 */

/**
 * @template T
 * @typedef {object} Screen  a page that is looked at anew by itself
 * @property {() => Promise<T>} load
 * @property {(desk: Desk, found: T, said?: string) => import("../build.js").Child[]} view
 * @property {number} every  seconds
 */

export {};
