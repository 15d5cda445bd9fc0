/** The clause that a cost rests on, in the words of the accepted policy. */

import { el } from "../build.js";

/** Not where everything is free anyway. @param {import("../types.js").Cost} cost */
export const why = ({ clause, sentence }) => (clause === "in_time" || !sentence ? null : el("p", { class: "quiet" }, sentence));
