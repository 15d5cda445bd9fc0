/** What has been chosen and typed so far. It lives in this tab alone, and is gone when it is closed or booked. */

/**
 * @typedef {object} Draft
 * @property {string | null} service
 * @property {string | null} start
 * @property {string} name
 * @property {string} email
 * @property {string} phone
 * @property {import("../types.js").Meet | null} meet
 * @property {boolean} business  not as a consumer, where the host sells to both
 * @property {{token: string, service: string, email: string} | null} again  the link of an earlier booking, for whom times are kept
 * @property {import("../types.js").Mode | null} pay  how they leave the deposit, where they can choose
 * @property {boolean} other_card  rather than the one of their earlier booking
 * @property {string | null} screen  where to go on after a change of the language
 * @property {{body: string, key: string} | null} attempt  the request and its Idempotency-Key, for as long as it stays the same
 */

const PLACE = "showup.draft";

/** @returns {Draft} */
export function recall() {
  const empty = { service: null, start: null, name: "", email: "", phone: "", meet: null, business: false, again: null, pay: null, other_card: false, screen: null, attempt: null };
  return { ...empty, ...JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") };
}

/** @param {Draft} draft */
export const keep = (draft) => sessionStorage.setItem(PLACE, JSON.stringify(draft));

export const forget = () => sessionStorage.removeItem(PLACE);

/**
 * The key of an attempt: the same for as long as the same thing is asked for, so that a repeated request books once.
 * @param {Draft} draft @param {object} body
 */
export function keyOf(draft, body) {
  const text = JSON.stringify(body);
  if (draft.attempt?.body !== text) draft.attempt = { body: text, key: crypto.randomUUID() };
  keep(draft);
  return draft.attempt.key;
}
