/** Every text of the host's pages in English. `pl.js` has the same keys. Sums and dates come in as text. */

import { evidence } from "./evidence.en.js";
import { money } from "./money.en.js";
import { events, tasks } from "./names.en.js";

/** @param {number} n @param {string} one @param {string} many */
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** One of two. @param {boolean} first @param {string} one @param {string} other */
const either = (first, one, other) => (first ? one : other);

const meetings = (/** @type {number} */ n) => counted(n, "meeting", "meetings");

export const words = {
  // The door
  door: "Your desk",
  door_lead: "What is next, what waits for you, and the times you are away. It opens by a link to your own address.",
  send_link: "Send me a link",
  link_sent: (/** @type {string} */ email) => `It is on its way to **${email}**. It is good once, for ten minutes.`,
  link_hint: "Open it on the device that you want to use. Nothing there? Look among the unwanted mail; once this link has run out, you can ask for another.",
  enter: "Sign in",
  enter_lead: "One press, and your desk is open on this device for two weeks.",
  old_link: "This link has been used, or is too old. Here you get a new one.",
  closed_link: "This link does not open a meeting. Perhaps it was cut in two on its way. You can sign in instead.",
  closed: "Please sign in first.",
  sign_out: "Sign out",
  signed_out: "You are signed out on this device.",

  // Today
  today: "Today", to_today: "Your day",
  now: "Now", next: "Next",
  earlier: "Still without a word",
  earlier_note: "If you say nothing, they came.",
  nothing_next: "Nothing in the week ahead. The time is yours.",
  nothing_else: "Nothing waits for you. Good.",
  came: (/** @type {boolean} */ over) => either(over, "They came", "They are here"),
  not_here: (/** @type {boolean} */ over) => either(over, "They did not come", "Not here"),
  open_meeting: (/** @type {string} */ name) => `Open the meeting with ${name}`,
  decisions: "Waits for your decision",
  decide: "Decide",
  decide_about: (/** @type {string} */ name) => `Decide about ${name}`,
  decision_until: (/** @type {string} */ sum, /** @type {string} */ at) => `**${sum}**, until ${at}`,
  silence_short: { takes: "If you decide nothing, it is taken.", lets_go: "If you decide nothing, nothing is taken." },
  has_written: "They have written to you.",
  ahead: "The days ahead",
  tomorrow: "Tomorrow",
  is_urgent: "urgent",
  line_status: /** @type {Record<string, string>} */ ({ attended: "held", no_show: "missed", pending: "not confirmed yet" }),
  blocks: "Times you are away",
  no_blocks: "None. Your whole week can be booked.",
  all_day: (/** @type {string} */ day) => `${day}, all day`,
  days: (/** @type {string} */ from, /** @type {string} */ to) => `${from} to ${to}`,
  free_again: "Open again",
  free_again_of: (/** @type {string} */ block) => `Open again: ${block}`,
  freed: "Open again: this time can be booked.",

  // Away
  block: "Block a day or some hours",
  block_heading: "When are you away?",
  block_lead: "Nobody can book this time any more. Meetings that are in it stay, and you see them next.",
  block_day: "Day",
  block_last: "Up to and including",
  block_whole: "All day",
  block_from: "From", block_to: "Until",
  block_do: "Block this time",
  block_wrong: "It has to end after it begins, and after now; 31 days at most.",
  blocked: (/** @type {string} */ when) => `Blocked: ${when}`,
  blocked_empty: "No meeting is in it. There is nothing else to do.",
  blocked_some: (/** @type {number} */ n) => `${n === 1 ? "One meeting is" : `${n} meetings are`} in it. ${n === 1 ? "It stays" : "They stay"} until you say otherwise.`,
  cancel_all: (/** @type {number} */ n) => either(n === 1, "Cancel this meeting", "Cancel these meetings"),
  keep_all: (/** @type {number} */ n) => either(n === 1, "Keep it", "Keep them"),
  cancel_all_sure: (/** @type {number} */ n) => `Cancel ${n === 1 ? "this meeting" : `these ${n} meetings`}?`,
  cancel_all_means: "It costs your clients nothing. Each of them gets an apology and three new times at once, and every deposit is released or goes back.",
  cancel_all_yes: (/** @type {number} */ n) => (n === 1 ? "Yes, cancel it" : `Yes, cancel ${meetings(n)}`),
  cancelling: (/** @type {number} */ n, /** @type {number} */ of) => `Cancelling ${n} of ${of} …`,
  cancelled_all: (/** @type {number} */ n) => `${n === 1 ? "One meeting is" : `${n} meetings are`} cancelled, and the apologies are on their way.`,
  cancelled_some: (/** @type {number} */ n, /** @type {number} */ of) => `${n} of ${of} are cancelled. These did not go through:`,

  // One meeting
  question: (/** @type {string} */ name) => `Did ${name} come?`,
  meeting: (/** @type {string} */ name) => `Your meeting with ${name}`,
  stands: (/** @type {string} */ status) => `This meeting is ${status}.`,
  statuses: {
    requested: "only asked for", pending: "not confirmed yet", confirmed: "still ahead", attended: "noted as held",
    cancelled: "cancelled", no_show: "noted as missed", declined: "declined", expired: "expired",
  },
  yes: "Yes, we met", no: "Not here",
  calm_part: "If you say nothing, it counts as a yes, and the deposit counts towards the price.",
  calm_absent: "Your client says that you were not there. If you say nothing, it counts as your cancellation: they pay nothing.",
  calm: "If you say nothing, it counts as a yes. Either way nobody is charged.",
  they_came: "They came after all",
  done: {
    card_keep: "Noted. You meet without a deposit.",
    card_ask: "Your client is being asked once more.",
    attended: "Noted.",
    asked: (/** @type {string} */ name, /** @type {string} */ at) => `${name} is being asked. You wait until ${at}.`,
    missed: "Noted. A kind mail with three new times is on its way.",
    cancelled: "Cancelled. Your client gets an apology and new times to choose from, and pays nothing.",
    moved: "Moved. Your client gets the new time, and may still cancel for free.",
    marked: "Noted.",
    waived: "Decided: you let it go. Your client gets a mail that says so.",
    decided: (/** @type {string} */ sum, /** @type {string} */ at) => `Decided: ${sum}, not before ${at}. Your client gets a mail that says so.`,
    decided_now: (/** @type {string} */ sum) => `Decided: ${sum} is being taken. Your client gets a mail that says so.`,
    again: "It is being tried again.",
  },

  // Not here
  missing: (/** @type {string} */ name) => `${name} is not here yet`,
  missing_lead: (/** @type {string} */ at) => `It was due at ${at}. A call from you is worth more than any mail.`,
  call: (/** @type {string} */ phone) => `Call ${phone}`,
  text: "Send a text message",
  text_is: "It says:",
  no_phone: "You have no telephone number of theirs. You can write from your own address:",
  write: "Write an e-mail",
  write_subject: (/** @type {string} */ at) => `Our meeting at ${at}`,
  message: (/** @type {string} */ host, /** @type {string} */ service, /** @type {string} */ at, /** @type {string} */ until) =>
    `Hello, this is ${host}. Our meeting (${service}) was due at ${at}. I'm here until ${until}; is everything all right?`,
  or_ask: "Or ask by mail",
  ask: "Ask if everything is all right",
  ask_again: "Ask once more",
  ask_means: (/** @type {string} */ until) =>
    `A mail goes out at once: “Is everything all right? I'm here until ${until}”, with four answers to press. You wait until ${until}. Nothing is taken today.`,
  just_came: "They have just come",
  waiting: (/** @type {string} */ at) => `You wait until ${at}`,
  left: (/** @type {number} */ n) => (n ? `${counted(n, "minute", "minutes")} left` : "This is the last minute."),
  waited: (/** @type {string} */ at) => `You have waited until ${at}.`,
  mail_sent: (/** @type {string} */ at) => `Your question went out at ${at}.`, mail_going: "Your question is on its way.",
  mail_lost: "Your question did not get through.",
  no_word: "No answer so far.",
  tried: { phone: (/** @type {string} */ at) => `You called at ${at}.`, text: (/** @type {string} */ at) => `You sent a text message at ${at}.` },
  miss: "Note as missed",
  miss_fee: (/** @type {string} */ sum, /** @type {number} */ n) => `Nothing is taken today. A fee of at most ${sum} (clause ${n}) then waits for your decision.`,
  miss_forgiven: (/** @type {number} */ n) => `It costs them nothing: it is the first time in twelve months (clause ${n}).`,
  miss_free: "It costs them nothing.",
  miss_more: "They get a kind mail with three new times.",
  set_right: "Noted by mistake? Nothing has been decided yet, so it can be set right.",
  set_right_sure: "They came after all?",
  set_right_means: "The meeting counts as held, and whatever followed from noting it as missed is taken back.",

  // What the client says
  says: (/** @type {string} */ name) => `What ${name} says`,
  said: {
    late: "Running a little late", coming: "Coming now", cannot_get_in: "I can’t get in", cannot_come: "I can’t make it today",
    absent: "I’m here, but you are not",
    serious: "Something serious has happened", objection: "I don’t agree with the fee",
  },

  ...money,
  ...evidence,

  card_short: { refused: "deposit refused", removed: "card removed", expires: "card ends too soon" },
  cards: {
    heading: "About the card",
    removed: (/** @type {string} */ last4) => `Their card ending in ${last4} has been removed.`,
    expires: (/** @type {string} */ last4) => `Their card ending in ${last4} ends too soon for all that may follow from the meeting.`,
    asked_by: (/** @type {string} */ at) => `They have been asked for another one by ${at}, and are reminded.`,
    asked: "They have been asked for another one, and reminded; nothing has come so far.",
    why: /** @type {Record<string, string>} */ ({
      insufficient_funds: "There was not enough on the card.",
      expired_card: "The card has expired.",
      authentication_required: "Their bank wants them to confirm it.",
      card_removed: "The card has been removed.",
      lost: "Their bank let go of the deposit too soon.",
      other: "Their bank said no and gave no reason.",
    }),
    silence: "If you say nothing, the meeting takes place without a deposit.",
    keep: "Keep it without a deposit",
    ask: "Ask once more",
    cancel: "Cancel, free for them",
    kept: "You have decided to meet without a deposit. Nobody is asked any more.",
    cancel_means: "It costs your client nothing. They get a kind mail that says why, and new times to choose from.",
  },

  // Changes
  reach: "To reach your client",
  change: "If your plans change",
  move: "Move",
  move_heading: "Move it to which time?",
  move_sure: "Move it like this?",
  move_from: "Old time", move_to: "New time",
  move_means: "It costs your client nothing. They get the new time at once, and may cancel for free for at least a day.",
  move_yes: "Yes, move it",
  move_none: "Nothing is open in the weeks ahead.",
  other_time: "Choose another time",
  cancel: "Cancel",
  cancel_sure: "Cancel this meeting?",
  cancel_means: "It costs your client nothing. They get an apology and three new times at once.",
  cancel_back: { hold: "The deposit is released.", prepay: "The deposit goes back to them.", card: "Their card is not charged." },
  cancel_owes: (/** @type {string} */ sum) => `As it is a zadatek, you then owe them **another ${sum}**, which you transfer yourself.`,
  cancel_yes: "Yes, cancel it",
  keep: "No, keep it",
  urgency: (/** @type {string} */ level) => `How urgent it is: ${level}`,
  urgency_lead: "What your client is offered first if they want to cancel late:",
  urgencies: { urgent: "urgent", normal: "normal", can_wait: "can wait" },
  urgency_means: {
    urgent: "this very time, shorter or by phone, and a little more pressingly",
    normal: "this time, shorter or by phone; then other times",
    can_wait: "other times, before anything else",
  },

  // What keeps failing
  parked: "Something keeps failing",
  again: "Try it again",
  tasks,
  other_task: "A task",

  events,
};
