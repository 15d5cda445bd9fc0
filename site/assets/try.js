/** <showup-try>: what would it cost, for a date of one's own? It asks for nothing before it comes into view. */

const NEAR = "200px";

class Try extends HTMLElement {
  connectedCallback() {
    const seen = new IntersectionObserver(
      async ([entry]) => {
        if (!entry?.isIntersecting) return;
        seen.disconnect();
        const { open } = await import("./try/form.js");
        await open(this);
      },
      { rootMargin: NEAR },
    );
    seen.observe(this);
  }
}

customElements.define("showup-try", Try);
