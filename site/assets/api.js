/** Talking to our own API: JSON there and back, problems as one kind of error. It knows no pages. */

/** What went wrong, with the stable code of the API; `offline` when there was no answer at all. */
export class Problem extends Error {
  /**
   * @param {string} code
   * @param {{detail?: string, errors?: import("./types.js").FieldError[]}} [body]
   */
  constructor(code, body = {}) {
    super(body.detail ?? code);
    this.code = code;
    this.errors = body.errors ?? [];
  }
}

const PATIENCE = 30_000;
const PAUSES = [400, 1200];

/**
 * @param {string} path
 * @param {{body?: object, headers?: Record<string, string>}} [options]  with a body it is a POST
 */
async function once(path, { body, headers = {} } = {}) {
  const sent = body ? { method: "POST", body: JSON.stringify(body) } : {};
  /** @type {Record<string, string>} */
  const type = body ? { "Content-Type": "application/json" } : {};
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(`/api/${path}`, { ...sent, signal, headers: { ...type, ...headers } }).catch(() => {
    throw new Problem("offline");
  });
  const read = await answer.json().catch(() => ({}));
  if (answer.ok) return read;
  throw new Problem(read.code ?? (answer.status === 404 ? "not_found" : "unavailable"), read);
}

/**
 * A busy moment is waited out; everything else is for the page to say. Each request may be repeated: the ones that
 * change something carry a key or are of a kind that happens once.
 * @param {string} path
 * @param {{body?: object, headers?: Record<string, string>}} [options]
 */
export async function ask(path, options) {
  for (const pause of PAUSES) {
    try {
      return await once(path, options);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "busy") throw problem;
      await new Promise((resume) => setTimeout(resume, pause * (0.5 + Math.random())));
    }
  }
  return once(path, options);
}

/** @param {string} locale @returns {Promise<{services: import("./types.js").Service[]}>} */
export const services = (locale) => ask(`services?locale=${locale}`);

/**
 * The open times of a service, or those to which a booking can be moved, by its token.
 * @param {{service: string} | {token: string}} what @param {string} from @param {string} to @param {string} timezone
 * @returns {Promise<import("./types.js").Slots>}
 */
export const slots = (what, from, to, timezone) =>
  "token" in what
    ? ask(`bookings/${encodeURIComponent(what.token)}/slots?${new URLSearchParams({ from, to, timezone })}`)
    : ask(`slots?${new URLSearchParams({ service: what.service, from, to, timezone })}`);

/** @param {string} service @param {string} start @param {string} locale @param {string} [again]  the link of an earlier booking @returns {Promise<import("./types.js").Quote>} */
export const quote = (service, start, locale, again) => ask("quotes", { body: { service, start, locale, ...(again && { again }) } });

/** @param {object} booking @param {string} key @returns {Promise<import("./types.js").Made>} */
export const book = (booking, key) => ask("bookings", { body: booking, headers: { "Idempotency-Key": key } });

/** @param {string} token @returns {Promise<import("./types.js").Booking>} */
export const booking = (token) => ask(`bookings/${encodeURIComponent(token)}`);

/** The policy as it was accepted with it. @param {string} token @returns {Promise<import("./types.js").Accepted>} */
export const accepted = (token) => ask(`bookings/${encodeURIComponent(token)}/policy`);

/** @typedef {"cancel" | "move" | "undo" | "withdraw" | "returned" | "mend" | "save" | "exception" | "answer" | "object"} Step */

/** @param {string} token @param {object} wish @returns {Promise<import("./types.js").Preview>} */
export const preview = (token, wish) => ask(`bookings/${encodeURIComponent(token)}/preview`, { body: wish });

/**
 * @param {string} token @param {Step} step @param {object} [body]
 * @returns {Promise<any>}
 */
export const act = (token, step, body = {}) => ask(`bookings/${encodeURIComponent(token)}/${step}`, { body });

/**
 * Three times, kept aside for a client from now on.
 * @param {string} token @returns {Promise<import("./types.js").Offers>}
 */
export const keepOffers = (token) => ask(`bookings/${encodeURIComponent(token)}/offers`, { body: {} });
