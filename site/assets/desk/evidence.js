/** The evidence of a booking as a page to read and to print, and as the file that was handed out. */

import { button, el, heading, notice, rich } from "../build.js";
import { evidence as ask } from "./api.js";
import { confirm } from "./parts.js";
import { parts } from "./evidence_parts.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("./types.js").Evidence} Evidence */

/**
 * @param {import("./api.js").Which} which @param {boolean} [everything]  with what was told in confidence
 * @returns {import("./types.js").Screen<{now: string, found: Evidence}>}
 */
export const evidence = (which, everything = false) => ({
  every: 3600,
  load: async () => {
    const found = await ask(which, everything);
    return { now: found.made, found };
  },
  view: (desk, { found }) => view(desk, which, found, everything),
});

/** @param {Desk} desk @param {import("./api.js").Which} which @param {Evidence} found @param {boolean} everything */
function view(desk, which, found, everything) {
  const { page } = desk;
  const { say } = page;
  return [
    el("p", { class: "crumb" }, el("a", { href: back(which), "data-key": "meeting" }, `‹ ${say.to_meeting}`)),
    heading("h1", say.evidence_of(found.parts.client.name)),
    el("p", { class: "lead" }, say.evidence_lead),
    left(desk, which, found, everything),
    el("p", { class: "thumb" }, button(say.print, () => print(), { "data-key": "print" }), file(say.download, found)),
    ...parts(page, found),
  ];
}

/** @param {Desk} desk @param {import("./api.js").Which} which @param {Evidence} found @param {boolean} everything */
function left(desk, which, found, everything) {
  const { say } = desk.page;
  if (everything) return notice("note", el("p", {}, say.all_in));
  if (!found.left_out.entries && !found.left_out.texts) return el("p", { class: "quiet" }, say.left_out_none);
  const sure = () =>
    confirm(desk, {
      title: say.put_in_sure,
      about: [el("p", {}, say.put_in_means)],
      yes: say.put_in,
      no: say.put_in_not,
      reason: "none",
      send: () => desk.open(evidence(which, true)),
    });
  return notice("note", el("p", {}, ...rich(say.left_out)), el("p", {}, button(say.put_in, sure, { class: "link", "data-key": "put_in" })));
}

/** The very document that the page shows. @param {string} label @param {Evidence} found */
function file(label, found) {
  const href = URL.createObjectURL(new Blob([JSON.stringify(found, null, 2)], { type: "application/json" }));
  return el("a", { class: "button plain", href, download: `evidence-${found.booking}.json`, "data-key": "file" }, label);
}

/** @param {import("./api.js").Which} which */
const back = ({ id, token }) => (token ? `${location.pathname}#${token}` : `?meeting=${id}`);
