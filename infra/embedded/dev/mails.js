/** Two mailboxes: the client's phone and the host's inbox. A mail opens in its place. */
import { byId, el, moment } from "./dom.js";

/** @typedef {{id: string, at: string, to: string, sender: string, subject: string, text: string, html: string}} Message */

const opened = new Map();

/** @param {Message[]} messages @param {{email: string, timezone: string}} host */
export function showMails(messages, host) {
  const theirs = (/** @type {Message} */ message) => message.to.includes(host.email);
  box("client", messages.filter((message) => !theirs(message)), host.timezone);
  box("host", messages.filter(theirs), host.timezone);
}

/** @param {string} where @param {Message[]} messages @param {string} zone */
function box(where, messages, zone) {
  const place = byId(where);
  const open = opened.get(where);
  const state = `${open}|${messages.map((message) => message.id).join()}`;
  if (place.dataset.state === state) return;
  place.dataset.state = state;
  const found = messages.find((message) => message.id === open);
  place.replaceChildren(found ? letter(where, found, zone, messages) : list(where, messages, zone));
}

/** @param {string} where @param {Message[]} messages @param {string} zone */
function list(where, messages, zone) {
  if (!messages.length) return el("p.empty", {}, "No mail yet.");
  const rows = messages.toReversed().map((message) => {
    const button = el("button.mail", { type: "button" },
      el("span.subject", {}, message.subject),
      el("span.quiet", {}, `${moment(message.at, zone)} · ${message.to}`));
    button.addEventListener("click", () => turn(where, message.id, messages, zone));
    return el("li", {}, button);
  });
  return el("ul", {}, ...rows);
}

/** @param {string} where @param {Message} message @param {string} zone @param {Message[]} messages */
function letter(where, message, zone, messages) {
  const back = el("button.back", { type: "button" }, "‹ All mails");
  back.addEventListener("click", () => turn(where, "", messages, zone));
  const body = message.html
    ? el("iframe", { src: `/dev/mail/${message.id}`, title: message.subject, sandbox: "allow-popups allow-popups-to-escape-sandbox" })
    : el("pre", {}, message.text);
  return el("article", {}, back,
    el("h3", {}, message.subject),
    el("p.quiet", {}, `${message.sender} → ${message.to} · ${moment(message.at, zone)}`), body);
}

/** @param {string} where @param {string} id @param {Message[]} messages @param {string} zone */
function turn(where, id, messages, zone) {
  opened.set(where, id);
  box(where, messages, zone);
  byId(where).querySelector("button")?.focus();
}
