/** Amounts as people write them: whole without decimals, "120 zł" in Polish and in English alike. */

/**
 * @param {import("./types.js").Money} money
 * @param {string} locale
 */
export function sum({ amount, currency }, locale) {
  const plain = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const decimals = plain.resolvedOptions().maximumFractionDigits ?? 2;
  const value = amount / minor(currency);
  const fraction = Number.isInteger(value) ? 0 : decimals;
  const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  const parts = new Intl.NumberFormat(locale, {
    style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits,
  }).formatToParts(value);
  const symbol = parts.find((part) => part.type === "currency")?.value ?? currency;
  // A symbol of letters (zł, Kč) follows its number; English would have "zł120".
  if (/\p{L}/u.test(symbol)) return `${new Intl.NumberFormat(locale, digits).format(value)}\u00a0${symbol}`;
  return parts.map((part) => part.value).join("");
}

/** How many minor units make a major one: 100 for most, 1 for a currency without cents. @param {string} currency */
export function minor(currency) {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return 10 ** (digits ?? 2);
}
