/** Whether the client went to Checkout to mend a refused card. Known to this tab alone, until they are back. */

const PLACE = "showup.mending";

/** @param {string} token */
export const leave = (token) => sessionStorage.setItem(PLACE, token);

/** Asked once: then it is forgotten. @param {string} token */
export function cameBack(token) {
  const mended = sessionStorage.getItem(PLACE) === token;
  sessionStorage.removeItem(PLACE);
  return mended;
}
