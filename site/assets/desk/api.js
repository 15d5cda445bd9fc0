/** The host's side of the API. A meeting opens by the token of its link, or, without one, by the session's cookie. */

import { ask } from "../api.js";

/** @typedef {import("./types.js").Meeting} Meeting */
/** @typedef {import("./types.js").Today} Today */
/** @typedef {{id: string, token: string}} Which  no token: by the session */

/** @param {Which} which @param {string} [step] */
const path = ({ id }, step = "") => `desk/bookings/${encodeURIComponent(id)}${step && `/${step}`}`;

/** @param {Which} which @returns {Record<string, string>} */
const may = ({ token }) => (token ? { Authorization: `Bearer ${token}` } : {});

/** Mails a link to the host's own address. @returns {Promise<{email: string}>} */
export const sendLink = () => ask("desk/link", { body: {} });

/** @param {string} ticket */
export const signIn = (ticket) => ask("desk/session", { body: { ticket } });

export const signOut = () => ask("desk/sign-out", { body: {} });

/** @returns {Promise<Today>} */
export const today = () => ask("desk/today");

/** @param {string} start @param {string} end @returns {Promise<import("./types.js").Blocked>} */
export const block = (start, end) => ask("desk/blocks", { body: { start, end } });

/** @param {import("./types.js").Block} block @returns {Promise<Today>} */
export const free = ({ id, start, end }) => ask("desk/blocks/free", { body: { id, start, end } });

/** @param {Which} which @returns {Promise<Meeting>} */
export const meeting = (which) => ask(path(which), { headers: may(which) });

/** @param {Which} which @param {boolean} everything  with what was told in confidence @returns {Promise<import("./types.js").Evidence>} */
export const evidence = (which, everything) => ask(`${path(which, "evidence")}${everything ? "?everything=yes" : ""}`, { headers: may(which) });

/**
 * @param {Which} which
 * @param {"attended" | "missing" | "no-show" | "decide" | "cancel" | "move" | "mark" | "unmended" | "again"} step
 * @param {object} [body] @returns {Promise<Meeting>}
 */
export const act = (which, step, body = {}) => ask(path(which, step), { body, headers: may(which) });

/** @param {Which} which @param {string} from @param {string} to @returns {Promise<import("../types.js").Slots>} */
export const slots = (which, from, to) => ask(`${path(which, "slots")}?${new URLSearchParams({ from, to })}`, { headers: may(which) });

/**
 * A call or a text message is on its way, and the page may be left for it: noted if it can be, and never in the way.
 * @param {Which} which @param {"phone" | "text"} how
 */
export const tried = (which, how) =>
  void fetch(`/api/${path(which, "tried")}`, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", ...may(which) },
    body: JSON.stringify({ how }),
  }).catch(() => undefined);
