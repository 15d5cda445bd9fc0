/** What a client’s own booking says of their deposit, a credit and a fee in Polish. Sums and dates come in as text. */

/** @type {typeof import("./money.en.js").money} */
export const money = {
  // The deposit
  deposits: {
    none: "Bez depozytu. To spotkanie nie wymaga karty.",
    awaited: (sum) => `${sum}, gdy karta zostanie zapisana. Na razie nic nie jest zablokowane.`,
    unpaid: (sum) => `${sum}, jeszcze do zapłaty. Na razie nic nie jest wpłacone.`,
    confirming: (sum) => `${sum}; bank jeszcze potwierdza płatność.`,
    card: (sum) => `Karta jest zapisana i nic nie jest na niej zablokowane. Obciążymy ją tylko opłatą, najwyżej ${sum}.`,
    paid: (sum) => `Wpłacone: ${sum}.`,
    part: (sum) => `${sum}, zaliczone na poczet ceny.`,
    credit: (sum, at) => `Wpłacone: ${sum}. Do ${at} liczy się na poczet nowego terminu.`,
    kept: (sum) => `Z wpłaty zatrzymuję ${sum}.`,
    kept_part: (kept, of) => `Z wpłaconych ${of} zatrzymuję ${kept}; reszta wraca do Ciebie.`,
    going_back: (sum) => `${sum} jest w drodze do Ciebie.`,
    bounced: (sum) => `Twój bank odesłał ${sum} do mnie. Oddam je w inny sposób: napisz, proszę, na które konto.`,
    refunded: (sum) => `${sum} wróciło do Ciebie. Niektóre banki pokazują to dopiero po kilku dniach.`,
    saved: (sum, at) => `${sum}. Karta jest zapisana; do ${at} nic nie zostanie zablokowane.`,
    held: (sum) => `Na karcie jest zablokowane ${sum}. To nie płatność.`,
    refused: (sum) => `Bank nie zablokował ${sum}.`,
    captured: (sum) => `Pobrano ${sum}.`,
    released: (sum) => `Blokada ${sum} jest zdjęta. Niektóre banki pokazują to dopiero po kilku dniach.`,
  },
  deposit_after: { release: "Po spotkaniu ta kwota wraca do Ciebie.", part_payment: "To część ceny." },
  deposit_unpaid: "Nic nie zostało wpłacone.",
  deposit_off: "Nic nie zostało zablokowane i nie zostanie.",
  deposit_saved: "Karta jest zapisana; w tej chwili nic nie jest na niej zablokowane.",
  deposit_going: (sum) => `Blokada ${sum} jest właśnie zdejmowana.`,

  // A credit
  credit_stays: (sum, at) => `Twoje **${sum}** poczeka wtedy na nowy termin do **${at}**.`,
  credit_heading: "Twój depozyt czeka na nowy termin",
  credit_counts: {
    arranged: (sum, at) => `Twoje **${sum}** przejdzie na nowy termin, jeśli umówimy go do **${at}**.`,
    takes_place: (sum, at) => `Twoje **${sum}** przejdzie na nowe spotkanie, jeśli odbędzie się do **${at}**.`,
  },
  credit_then: (sum) => `Potem może powstać opłata, najwyżej ${sum}; najpierw dostaniesz ją na piśmie.`,
  credit_choose: "Wybierz nowy termin",
  credit_sure: "Umawiamy się na ten termin?",
  credit_yes: "Tak, rezerwuję",

  // A fee
  fee_heading: "Opłata",
  fee_up_to: (sum, n) => `Najwyżej **${sum}** (pkt ${n}).`,
  fee_not_before: (at) => `Nie wcześniej niż **${at}**; do tego czasu nic nie zostanie pobrane.`,
  fee_mine: "Rozpatruję ją osobiście; mogę ją obniżyć albo z niej zrezygnować.",
  fee_silence_takes: (at) => `Jeśli niczego nie zdecyduję do ${at}, zostanie pobrana, chyba że wcześniej się sprzeciwisz albo napiszesz o nagłej sytuacji.`,
  fee_silence_frees: (at) => `Jeśli niczego nie zdecyduję do ${at}, nic nie zostanie pobrane.`,
  fee_frozen: "Twoje słowa do mnie dotarły, więc **nic nie zostanie pobrane samo z siebie**.",
  fee_frozen_up_to: (sum, n, at) =>
    `Opłata do ${sum} (pkt ${n}) jest możliwa tylko po mojej decyzji, z podaniem powodu, i nie wcześniej niż ${at}.`,
  fee_of_card: "Obciążyłaby zapisaną przez Ciebie kartę.",
  fee_of_paid: (sum) => `„Pobrana” znaczy tu: zatrzymana z wpłaconych ${sum}. Reszta wraca do Ciebie.`,
  fee_said: "Twoje słowa",
  decided_heading: "Moja decyzja",
  settled_heading: "Sprawa opłaty jest zamknięta",
  decided: {
    take: (sum) => `Pobieram opłatę: **${sum}**.`,
    lower: (sum) => `Obniżam opłatę do **${sum}**.`,
    waive: "Rezygnuję z opłaty. **Nic nie zostanie pobrane.**",
    unheard: "Wiadomość o opłacie nie dotarła do Ciebie, więc **nic nie zostanie pobrane.**",
  },
  silence_took: (sum) => `Czas na decyzję minął i obowiązują zasady: **${sum}**.`,
  silence_freed: "Czas na decyzję minął. **Nic nie zostanie pobrane.**",
  decided_after: (at) => `Zostanie pobrana po ${at}, nie wcześniej.`,
};
