/** <showup-version>: an earlier version of the policy in place of today's, where `?version=` asks for one. Its words stand on the page, in a template. */

import { ask, Problem } from "./api.js";
import { el, heading } from "./build.js";
import { written } from "./dates.js";

/** @typedef {{clause: string, number: number, title: string, text: string}} Printed */
/** @typedef {{id: string, effective: string, locale: string, clauses: Printed[], body: string}} Version */

class EarlierVersion extends HTMLElement {
  async connectedCallback() {
    const asked = new URLSearchParams(location.search).get("version");
    if (!asked || asked === this.getAttribute("current")) return;
    for (const twin of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.twin"))) twin.search = location.search;
    const page = /** @type {HTMLElement} */ (this.closest("main"));
    const [kept, missing] = this.#notices();
    try {
      const version = await policy(asked, document.documentElement.lang);
      const title = page.querySelector("h1")?.textContent ?? document.title;
      fill(kept, written(version.effective, document.documentElement.lang));
      page.replaceChildren(heading("h1", title), kept, clauses(version), ...blocks(version.body));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      page.prepend(missing);
    }
  }

  /** @returns {[Element, Element]} */
  #notices() {
    const words = /** @type {HTMLTemplateElement} */ (this.querySelector("template")).content.cloneNode(true);
    const [kept, missing] = /** @type {DocumentFragment} */ (words).children;
    return [/** @type {Element} */ (kept), /** @type {Element} */ (missing)];
  }
}

/** @param {string} id @param {string} locale @returns {Promise<Version>} */
const policy = (id, locale) => ask(`policies/${encodeURIComponent(id)}?${new URLSearchParams({ locale })}`);

/** @param {Element} notice @param {string} date */
function fill(notice, date) {
  const text = /** @type {Text} */ (notice.querySelector("p")?.firstChild);
  text.data = text.data.replace("{date}", date);
}

/** @param {Version} version */
function clauses({ clauses, locale }) {
  const items = clauses.map(({ number, title, text }) => {
    const item = el("li", { id: `clause-${number}` }, el("h2", {}, title), el("p", {}, text));
    item.style.counterSet = `clause ${number}`;
    return item;
  });
  return el("ol", { class: "clauses", lang: locale }, items);
}

/** Headings and paragraphs of Markdown; what is marked inside them stays as the host wrote it. @param {string} body */
function blocks(body) {
  return body.split(/\n\s*\n/).filter(Boolean).map((block) => {
    const title = /^#+\s+(.*?)(\s+\{.*\})?$/.exec(block.trim());
    return title ? el("h2", {}, title[1] ?? "") : el("p", {}, block.trim());
  });
}

customElements.define("showup-version", EarlierVersion);
