/** Booking once more, by the link of an earlier booking: service, name and address are known, and the times kept for them are theirs. */

import { booking, Problem, quote } from "../api.js";

/**
 * Puts what is known into the draft and says where to go on. Null without a link that opens a booking: then this is the ordinary page.
 * @param {import("../book.js").Way} way @param {string} token @param {string | null} start
 * @returns {Promise<import("../book.js").Screen | null>}
 */
export async function again({ page, draft, services }, token, start) {
  const earlier = token ? await unless(["link_invalid", "not_found"], booking(token)) : null;
  const service = services.find(({ id }) => id === earlier?.service.id);
  if (!earlier || !service) return null;
  const { name, email, phone } = earlier.client;
  const meet = service.meet.find((way) => way === earlier.meet) ?? service.meet[0] ?? null;
  const open = start && (await unless(["invalid", "slot_unavailable"], quote(service.id, start, page.locale, token)));
  Object.assign(draft, { service: service.id, name, email, phone: phone ?? draft.phone, meet, start: open ? open.start : null });
  draft.other_card = false;
  draft.again = { token, service: service.id, email };
  return open ? "money" : "time";
}

/** Null where the API refuses for one of these reasons. @template T @param {string[]} codes @param {Promise<T>} asked @returns {Promise<T | null>} */
const unless = (codes, asked) =>
  asked.catch((problem) => {
    if (problem instanceof Problem && codes.includes(problem.code)) return null;
    throw problem;
  });
