/** Every text of the booking page in English, and what all pages say. `pl.js` has the same keys. Sums and dates come in as text. */

/** @param {number} n @param {string} one @param {string} many */
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

const hours = (/** @type {number} */ n) => counted(n, "hour", "hours");

export const words = {
  // Everywhere
  loading: "One moment …",
  again: "Try again",
  back: "Back",
  next: "Continue",
  free: "free of charge",
  minutes: (/** @type {number} */ n) => counted(n, "minute", "minutes"),
  or: "or",
  meet: { video: "By video", phone: "By phone", in_person: "In person" },
  cities: /** @type {Record<string, string>} */ ({ "Europe/Kiev": "Kyiv" }),
  in_zone: (/** @type {string} */ at, /** @type {string} */ city) => `${at} (${city})`,
  your_time: (/** @type {string} */ at, /** @type {string} */ city) => `${at} for you in ${city}`,
  write_to: "If it does not help, write to me:",

  // What can go wrong, by the code of the API
  problems: {
    offline: "There was no answer. Nothing you have typed is lost; check your connection and try again.",
    busy: "A lot is going on at this moment. Please try again.",
    unavailable: "Something on our side does not answer just now. Please try again in a minute.",
    invalid: "Something in the form is not right yet. Please look at the fields that are marked.",
    unknown_service: "This can no longer be booked. Please choose anew.",
    slot_taken: "Somebody has just taken this time. Here are the nearest ones:",
    slot_unavailable: "This time is not on offer. Please choose another one:",
    policy_changed: "The policy has changed while you were here. This is the new one; please read it once more.",
    link_invalid: "This link does not open a booking. Perhaps it was cut in two on its way: please open the one in your mail once more, in one piece.",
    not_possible: "This can no longer be done. What you see now is how things stand.",
    price_changed: "Time has passed, and this step now costs something else. Please look once more.",
    unauthorized: "This link does not open the host’s page. Please use the one in the mail.",
    not_found: "This is not there, or no longer.",
  },

  // The four screens
  step: (/** @type {number} */ n) => `Step ${n} of 4`,
  service_heading: "What would you like to book?",
  choose: "Choose",
  choose_service: (/** @type {string} */ name) => `Choose ${name}`,
  deposit_line: (/** @type {string} */ sum) => `${sum} deposit, held and not taken`,
  no_card: "no card needed",

  time_heading: "Which time suits you?",
  loading_times: "Looking for open times …",
  zone_note: (/** @type {string} */ city) => `All times are in the time of ${city}.`,
  zones_note: (/** @type {string} */ host, /** @type {string} */ own) =>
    `Times are in the time of ${host}; your own, ${own}, stands below each.`,
  first_open: (/** @type {string} */ at) => `First open time: ${at}`,
  earlier_week: "Earlier week",
  later_week: "Later week",
  open_times: (/** @type {number} */ n) => counted(n, "open time", "open times"),
  no_times: "nothing open",
  no_times_at_all: "Nothing is open in the weeks ahead. Write to me, and we will find a time.",
  no_times_this_week: "Nothing is open this week.",
  free_until: (/** @type {string} */ at) => `Free to cancel until ${at}`,
  choose_another: "Choose another time",

  client_heading: "Who is coming?",
  name: "Your name",
  email: "Your e-mail address",
  email_echo: (/** @type {string} */ email) => `The confirmation goes to **${email}**.`,
  email_why: "Everything about our meeting goes there: the confirmation, the invitation, a reminder. Nothing else.",
  phone: "Telephone, if you like",
  phone_why: "Only if we miss each other.",
  how: "How shall we meet?",
  need_name: "Please write your name.",
  need_email: "Please write an e-mail address, such as name@example.com.",
  need_phone: "A telephone number has digits, spaces and perhaps a + in front.",
  need_field: "This is not right yet.",

  money_heading: "Your card",
  confirm_heading: "Is everything right?",
  summary: "Your meeting",
  for_whom: (/** @type {string} */ name, /** @type {string} */ email) => `${name}, ${email}`,
  change: "Change",
  today: "Today",
  card_saved: (/** @type {string} */ nothing) => `**${nothing}**; your card is only saved.`,
  hold: (/** @type {string} */ sum) => `Your bank sets aside **${sum}**. Not a payment; it may show as “pending”.`,
  hold_now: (/** @type {string} */ sum) =>
    `Your bank sets aside **${sum}** as soon as you have entered your card. Not a payment; it may show as “pending”.`,
  until: (/** @type {string} */ at) => `Until ${at}`,
  is_free: "Cancel or move free.",
  afterwards: "After that, or without word",
  without_word: "Without word",
  at_most: (/** @type {string} */ sum, /** @type {number} */ n) =>
    `At most **${sum}**, and never before ${hours(n)} have passed. In an emergency, write to me first.`,
  rescue: "Late, once",
  rescue_arranged: (/** @type {string} */ date) => `Moving is still free if you arrange the new time by ${date}.`,
  rescue_takes_place: (/** @type {string} */ date) => `Moving is still free if we meet by ${date}.`,
  after_we_meet: "After we meet",
  i_release: "I release it.",
  accept: ["I accept the ", "policy", (/** @type {string} */ date) => ` of ${date}`],
  accept_card: (/** @type {string} */ sum) => ` and that my card may be charged up to ${sum} as described.`,
  accept_plain: ".",
  applies: ["The ", "policy", (/** @type {string} */ date) => ` of ${date} applies. Cancelling or moving costs nothing.`],
  need_accept: "Please tick the box: without your consent I cannot book.",
  book_duty: "Book with obligation to pay",
  book: "Book",
  nothing_now: (/** @type {string} */ price) => `Nothing is taken now. Price: ${price}, by transfer afterwards.`,
  at_stripe: "You enter your card with Stripe, the payment service, and come back here.",
  going: "Taking you to Stripe …",
  booking: "Booking …",
};
