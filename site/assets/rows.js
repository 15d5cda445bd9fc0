/** What the rows of cutoffs come to. They are in order, and less notice never costs less. */

/** @typedef {import("./types.js").Cutoff} Cutoff */

/** The last minute at which cancelling costs nothing, not even a credit. @param {Cutoff[]} cutoffs */
export const freeUntil = (cutoffs) =>
  cutoffs.filter(({ cancel, credit_until }) => !cancel.amount && !credit_until).pop()?.until ?? null;

/** The last minute at which cancelling leaves the deposit a credit. @param {Cutoff[]} cutoffs */
export const creditUntil = (cutoffs) => cutoffs.filter(({ credit_until }) => credit_until).pop()?.until ?? null;
