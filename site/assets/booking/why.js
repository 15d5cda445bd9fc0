/** The clause that a cost rests on, in the words of the accepted policy. */

import { el } from "../build.js";

/**
 * Not where everything is free anyway. It is in the language of the booking, which the page may not be in.
 * @param {import("../types.js").Cost} cost @param {import("../types.js").Booking} booking
 */
export const why = ({ clause, sentence }, { locale }) =>
  (clause === "in_time" || !sentence ? null : el("p", { class: "quiet", lang: locale }, sentence));
