/** What a task is called on the button: the mail that it sends, or what it does. */
const NAMES = {
  booked: "Confirmation",
  held: "Word of the hold",
  hold_refused: "Word of a refused card",
  reminder: "Reminder",
  meeting_link: "Meeting link",
  moved: "Word of the move",
  cancelled: "Word of the cancellation",
  released: "Word of the release",
  taken: "Word of the fee",
  expired: "Word that it has run out",
  saved: "Word of the meeting that was saved",
  check_in: "Check-in",
  missed: "Word of the missed meeting",
  follow_up: "Follow-up",
  farewell: "A kind close",
  host_met: "“Are they there?”",
  host_decision: "“Your decision?”",
  look: "A look at Checkout",
  place_hold: "The hold",
  release_hold: "Release of the hold",
  capture: "Taking the fee",
  close: "Silence: release",
  dispute: "A look at the dispute",
  settle: "Undecided: silence",
  stripe: "Stripe’s own clock",
};

/** @param {string} what */
export function called(what) {
  const known = /** @type {Record<string, string>} */ (NAMES)[what];
  if (known) return known;
  const plain = what.replace(/^host_/, "to the host: ").replaceAll("_", " ");
  return plain[0].toUpperCase() + plain.slice(1);
}
