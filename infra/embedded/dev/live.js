/** Loads the page anew when it was built anew, and says so when the latest save could not be. */
let seen = null;

async function look() {
  const news = await (await fetch("/dev/live")).json();
  if (seen !== null && news.edition !== seen) location.reload();
  seen = news.edition;
  say(news.trouble);
}

/** @param {string} trouble */
function say(trouble) {
  let bar = document.getElementById("showup-trouble");
  if (!trouble) return bar?.remove();
  if (!bar) {
    bar = document.createElement("pre");
    bar.id = "showup-trouble";
    bar.setAttribute("role", "alert");
    bar.style.cssText =
      "position:fixed;inset:auto 0 0 0;z-index:99;margin:0;padding:1rem;white-space:pre-wrap;" +
      "font:16px/1.5 ui-monospace,monospace;background:#7f1d1d;color:#fff";
    document.body.append(bar);
  }
  bar.textContent = trouble;
}

async function keepLooking() {
  try {
    if (!document.hidden) await look();
  } catch {
    // The house has been stopped; it may come back.
  }
  setTimeout(keepLooking, 1000);
}
keepLooking();
