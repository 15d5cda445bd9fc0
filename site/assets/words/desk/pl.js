/** Every text of the host's pages in Polish. It has the same keys as `en.js`. Sums and dates come in as text. */

/** @type {typeof import("./en.js").words} */
export const words = {
  question: (name) => `Czy spotkanie się odbyło? (${name})`,
  meeting: (name) => `Spotkanie (${name})`,
  stands: (status) => `To spotkanie jest ${status}.`,
  yes: "Tak, odbyło się",
  calm: "Brak odpowiedzi liczy się jako „tak”. W obu przypadkach depozyt zostaje zwolniony.",
  done: {
    attended: "Zapisane. Depozyt jest zwolniony i nikt nie zostanie obciążony.",
    cancel: "Odwołane. Klient dostaje przeprosiny i nowe terminy do wyboru; nic nie płaci.",
    decide: "Zdecydowane. Klient dostaje o tym wiadomość.",
    again: "Próbuję jeszcze raz.",
  },
  fee: "Opłata czeka na Twoją decyzję",
  fee_facts: (sum, n, at) => `Najwyżej **${sum}**, zgodnie z pkt ${n}. Cokolwiek teraz wybierzesz, nic nie zostanie pobrane przed **${at}**.`,
  fee_silence: "Bez Twojej decyzji nic nie zostanie pobrane.",
  waive: "Odpuszczam",
  lower_to: (currency) => `Obniżam do (${currency})`,
  lower: "Obniżam",
  take: (sum) => `Pobieram ${sum}`,
  parked: "Coś się nie udaje",
  again: "Spróbuj jeszcze raz",
  reach: "Kontakt z klientem:",
  cancel: "Muszę odwołać to spotkanie",
  cancel_means: "Klient nic nie płaci. Dostaje przeprosiny i trzy nowe terminy, a depozyt zostaje zwolniony.",
  cancel_yes: "Tak, odwołuję",
  statuses: {
    requested: "dopiero prośbą", pending: "jeszcze niepotwierdzone", confirmed: "dopiero przed Wami", attended: "zapisane jako odbyte",
    cancelled: "odwołane", no_show: "zapisane jako opuszczone", declined: "odrzucone", expired: "wygasłe",
  },
};
