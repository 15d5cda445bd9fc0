/** Building elements: everything that is shown is made here, as text and never as markup from elsewhere. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, unknown>} [attributes]  `onclick` and the like are listened to; true, false and null are presence
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  element.append(...shown(children.flat()));
  return element;
}

/** @param {Child[]} children @returns {(Node | string)[]} */
export function shown(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child || child === ""));
}

/**
 * `**strong**` in a sentence of the words, as elements.
 * @param {string} text
 */
export function rich(text) {
  return text.split("**").map((part, n) => (n % 2 ? el("strong", {}, part) : part));
}

/**
 * A heading that the focus can be led to when the page shows something new.
 * @param {"h1" | "h2" | "h3"} level
 * @param {...Child} children
 */
export const heading = (level, ...children) => el(level, { tabindex: "-1" }, ...children);

/**
 * A button that can be pressed once until `work` is done; it keeps the focus meanwhile.
 * @param {string} label
 * @param {() => unknown} work
 * @param {Record<string, unknown>} [attributes]
 */
export function button(label, work, attributes = {}) {
  const element = el("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", () => whileBusy(element, work));
  return element;
}

/**
 * @param {HTMLButtonElement} element
 * @param {() => unknown} work
 */
export async function whileBusy(element, work) {
  if (element.getAttribute("aria-disabled") === "true") return;
  element.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    element.removeAttribute("aria-disabled");
  }
}

/**
 * Something that everybody should notice, also those who hear the page.
 * @param {"wrong" | "note"} kind
 * @param {...Child} children
 */
export const notice = (kind, ...children) =>
  el("div", { class: `notice ${kind}`, role: kind === "wrong" ? "alert" : "status" }, ...children);

/** Bars where text will be; `words` says it to those who hear the page. @param {string} words @param {number} lines */
export const skeleton = (words, lines) =>
  el(
    "div",
    { class: "skeleton", role: "status" },
    el("span", { class: "hidden" }, words),
    ...Array.from({ length: lines }, () => el("span", { class: "bar", "aria-hidden": "true" })),
  );
