/** The page /dev/: looks every second, and puts the clock forward. */
import { showBookings } from "./bookings.js";
import { byId, json, moment, post, shortly } from "./dom.js";
import { showMails } from "./mails.js";
import { called } from "./words.js";

const forward = /** @type {HTMLButtonElement} */ (byId("forward"));
const leap = /** @type {HTMLFormElement} */ (byId("leap"));
let busy = false;

async function look() {
  const [clock, inbox, table] = await Promise.all([json("/dev/clock"), json("/dev/inbox"), json("/dev/bookings")]);
  const zone = clock.host.timezone;
  byId("now").textContent = `${moment(clock.now, zone)} (${zone})`;
  if (!busy) name(clock.next, zone);
  showMails(inbox.messages, clock.host);
  showBookings(table.bookings, zone);
}

/** @param {{at: string, what: string} | null} next @param {string} zone */
function name(next, zone) {
  forward.disabled = !next;
  forward.textContent = next ? `${called(next.what)}, ${shortly(next.at, zone)}` : "Nothing is to come";
  forward.value = next?.at ?? "";
}

/** @param {object} wish */
async function go(wish) {
  busy = true;
  for (const button of document.querySelectorAll(".clock button")) button.setAttribute("disabled", "");
  byId("told").textContent = "Time passes…";
  try {
    await post("/dev/clock", wish);
    byId("told").textContent = "";
  } catch (error) {
    byId("told").textContent = error instanceof Error ? error.message : String(error);
  }
  busy = false;
  for (const button of leap.elements) button.removeAttribute("disabled");
  await look();
}

async function keepLooking() {
  try {
    if (!document.hidden) await look();
  } catch (error) {
    byId("told").textContent = "The house does not answer. Is `make run` still there?";
  }
  setTimeout(keepLooking, 1000);
}

// A moment that has just passed is reached already; a second more makes sure that it is.
forward.addEventListener("click", () => {
  const target = Math.max(new Date(forward.value).getTime(), Date.now());
  go(target > Date.now() ? { now: forward.value } : { advance: "PT1S" });
});
leap.addEventListener("submit", (event) => {
  event.preventDefault();
  const by = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (by) go({ advance: by.value });
});
keepLooking();
