/** Every text of the host's pages in Polish. It has the same keys as `en.js`. Sums and dates come in as text. */

import { evidence } from "./evidence.pl.js";
import { money } from "./money.pl.js";
import { events, tasks } from "./names.pl.js";

/** 1 minuta, 2 minuty, 5 minut @param {number} n @param {string} one @param {string} few @param {string} many */
function counted(n, one, few, many) {
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return `${n} ${n === 1 ? one : isFew ? few : many}`;
}

/** Nominative and accusative are alike. */
const meetings = (/** @type {number} */ n) => counted(n, "spotkanie", "spotkania", "spotkań");

/** @type {typeof import("./en.js").words} */
export const words = {
  // The door
  door: "Twoje biurko",
  door_lead: "Co teraz, co czeka na decyzję i kiedy Cię nie ma. Otwiera je odnośnik wysłany na Twój adres.",
  send_link: "Wyślij mi odnośnik",
  link_sent: (email) => `Odnośnik jest w drodze na **${email}**. Działa raz, przez dziesięć minut.`,
  link_hint: "Otwórz go na urządzeniu, z którego chcesz korzystać. Nic nie przyszło? Zajrzyj do spamu; gdy ten odnośnik wygaśnie, można poprosić o następny.",
  enter: "Zaloguj się",
  enter_lead: "Jedno naciśnięcie i biurko jest otwarte na tym urządzeniu przez dwa tygodnie.",
  old_link: "Ten odnośnik został już użyty albo wygasł. Tutaj dostaniesz nowy.",
  closed_link: "Ten odnośnik nie otwiera żadnego spotkania. Może po drodze został przecięty. Możesz zamiast tego się zalogować.",
  closed: "Najpierw się zaloguj.",
  sign_out: "Wyloguj się",
  signed_out: "Na tym urządzeniu biurko jest już zamknięte.",

  // Today
  today: "Dziś", to_today: "Twój dzień",
  now: "Teraz", next: "Następne",
  earlier: "Jeszcze bez odpowiedzi",
  earlier_note: "Bez Twojej odpowiedzi liczą się jako odbyte.",
  nothing_next: "W najbliższym tygodniu nic nie ma. Ten czas jest Twój.",
  nothing_else: "Nic na Ciebie nie czeka. I dobrze.",
  came: (over) => (over ? "Odbyło się" : "Jest"),
  not_here: (over) => (over ? "Nie odbyło się" : "Nie ma"),
  open_meeting: (name) => `Otwórz spotkanie: ${name}`,
  decisions: "Czeka na Twoją decyzję",
  decide: "Zdecyduj",
  decide_about: (name) => `Zdecyduj: ${name}`,
  decision_until: (sum, at) => `**${sum}**, do ${at}`,
  silence_short: { takes: "Bez Twojej decyzji zostanie pobrane.", lets_go: "Bez Twojej decyzji nic nie zostanie pobrane." },
  has_written: "Jest wiadomość od klienta.",
  ahead: "Najbliższe dni",
  tomorrow: "Jutro",
  is_urgent: "pilne",
  line_status: { attended: "odbyło się", no_show: "opuszczone", pending: "jeszcze niepotwierdzone" },
  blocks: "Kiedy Cię nie ma",
  no_blocks: "Nic nie jest zablokowane. Można rezerwować cały Twój tydzień.",
  all_day: (day) => `${day}, cały dzień`,
  days: (from, to) => `od ${from} do ${to}`,
  free_again: "Otwórz",
  free_again_of: (block) => `Otwórz z powrotem: ${block}`,
  freed: "Ten czas znów można rezerwować.",

  // Away
  block: "Zablokuj dzień albo kilka godzin",
  block_heading: "Kiedy Cię nie będzie?",
  block_lead: "Tego czasu nie będzie można rezerwować. Spotkania, które w nim są, zostają; zobaczysz je za chwilę.",
  block_day: "Dzień",
  block_last: "Do dnia (włącznie)",
  block_whole: "Cały dzień",
  block_from: "Od", block_to: "Do",
  block_do: "Zablokuj ten czas",
  block_wrong: "Koniec musi być po początku i jeszcze przed nami; najwyżej 31 dni.",
  blocked: (when) => `Zablokowane: ${when}`,
  blocked_empty: "W tym czasie nie ma żadnego spotkania. Nic więcej nie trzeba robić.",
  blocked_some: (n) => (n === 1 ? "W tym czasie jest jedno spotkanie. Zostaje, dopóki nie zdecydujesz inaczej." : `W tym czasie: ${meetings(n)}. Zostają, dopóki nie zdecydujesz inaczej.`),
  cancel_all: (n) => (n === 1 ? "Odwołaj to spotkanie" : "Odwołaj te spotkania"),
  keep_all: (n) => (n === 1 ? "Zostawiam je" : "Zostawiam"),
  cancel_all_sure: (n) => (n === 1 ? "Odwołać to spotkanie?" : `Odwołać ${meetings(n)}?`),
  cancel_all_means: "Klienci nic nie płacą. Każdy od razu dostaje przeprosiny i trzy nowe terminy, a każdy depozyt zostaje zwolniony albo wraca.",
  cancel_all_yes: (n) => (n === 1 ? "Tak, odwołuję je" : `Tak, odwołuję ${meetings(n)}`),
  cancelling: (n, of) => `Odwołuję ${n} z ${of}…`,
  cancelled_all: (n) => (n === 1 ? "Spotkanie jest odwołane, a przeprosiny są w drodze." : `Odwołano ${meetings(n)}, a przeprosiny są w drodze.`),
  cancelled_some: (n, of) => `Odwołano ${n} z ${of}. Tych się nie udało:`,

  // One meeting
  question: (name) => `Czy spotkanie się odbyło? (${name})`,
  meeting: (name) => `Spotkanie (${name})`,
  stands: (status) => `To spotkanie jest ${status}.`,
  statuses: {
    requested: "dopiero prośbą", pending: "jeszcze niepotwierdzone", confirmed: "dopiero przed Wami", attended: "zapisane jako odbyte",
    cancelled: "odwołane", no_show: "zapisane jako opuszczone", declined: "odrzucone", expired: "wygasłe",
  },
  yes: "Tak, odbyło się", no: "Nikogo nie ma",
  calm_part: "Brak odpowiedzi liczy się jako „tak”, a depozyt wchodzi w cenę.",
  calm_absent: "Klient pisze, że Ciebie nie było. Brak odpowiedzi liczy się jako odwołanie z Twojej strony: klient nic nie płaci.",
  calm: "Brak odpowiedzi liczy się jako „tak”. W obu przypadkach nikt nie zostanie obciążony.",
  they_came: "Spotkanie jednak się odbyło",
  done: {
    card_keep: "Zapisane. Spotkanie odbędzie się bez depozytu.",
    card_ask: "Klient dostaje jeszcze jedną prośbę.",
    attended: "Zapisane.",
    asked: (name, at) => `Pytanie jest w drodze (${name}). Czekasz do ${at}.`,
    missed: "Zapisane. Życzliwa wiadomość z trzema nowymi terminami jest w drodze.",
    cancelled: "Odwołane. Klient dostaje przeprosiny i nowe terminy do wyboru; nic nie płaci.",
    moved: "Przełożone. Klient dostaje nowy termin i nadal może odwołać bez opłat.",
    marked: "Zapisane.",
    waived: "Zdecydowane: odpuszczasz. Klient dostaje o tym wiadomość.",
    decided: (sum, at) => `Zdecydowane: ${sum}, nie wcześniej niż ${at}. Klient dostaje o tym wiadomość.`,
    decided_now: (sum) => `Zdecydowane: ${sum} jest właśnie pobierane. Klient dostaje o tym wiadomość.`,
    again: "Próbuję jeszcze raz.",
  },

  // Not here
  missing: (name) => `Jeszcze nikogo nie ma (${name})`,
  missing_lead: (at) => `Początek miał być o ${at}. Telefon od Ciebie jest wart więcej niż każda wiadomość.`,
  call: (phone) => `Zadzwoń: ${phone}`,
  text: "Wyślij SMS",
  text_is: "Treść:",
  no_phone: "Nie masz numeru telefonu tej osoby. Możesz napisać z własnego adresu:",
  write: "Napisz e-mail",
  write_subject: (at) => `Nasze spotkanie o ${at}`,
  message: (host, service, at, until) =>
    `Dzień dobry, tu ${host}. Nasze spotkanie (${service}) miało się zacząć o ${at}. Czekam do ${until}; czy wszystko w porządku?`,
  or_ask: "Albo zapytaj wiadomością",
  ask: "Zapytaj, czy wszystko w porządku",
  ask_again: "Zapytaj jeszcze raz",
  ask_means: (until) =>
    `Od razu wychodzi wiadomość: „Wszystko w porządku? Czekam do ${until}”, z czterema odpowiedziami do wyboru. Czekasz do ${until}. Dziś nic nie zostanie pobrane.`,
  just_came: "Właśnie się zaczęło",
  waiting: (at) => `Czekasz do ${at}`,
  left: (n) => (n ? `Jeszcze ${counted(n, "minuta", "minuty", "minut")}` : "To ostatnia minuta."),
  waited: (at) => `Czas czekania minął o ${at}.`,
  mail_sent: (at) => `Twoje pytanie wyszło o ${at}.`, mail_going: "Twoje pytanie jest w drodze.",
  mail_lost: "Twoje pytanie nie dotarło.",
  no_word: "Na razie bez odpowiedzi.",
  tried: { phone: (at) => `Telefon od Ciebie o ${at}.`, text: (at) => `SMS od Ciebie o ${at}.` },
  miss: "Zapisz jako opuszczone",
  miss_fee: (sum, n) => `Dziś nic nie zostanie pobrane. Opłata, najwyżej ${sum} (pkt ${n}), poczeka na Twoją decyzję.`,
  miss_forgiven: (n) => `Klient nic nie płaci: to pierwszy raz od dwunastu miesięcy (pkt ${n}).`,
  miss_free: "Klient nic nie płaci.",
  miss_more: "Dostanie życzliwą wiadomość z trzema nowymi terminami.",
  set_right: "To pomyłka? Decyzji jeszcze nie ma, więc można to odkręcić.",
  set_right_sure: "Spotkanie jednak się odbyło?",
  set_right_means: "Będzie zapisane jako odbyte, a wszystko, co wynikło z zapisania go jako opuszczone, zostanie cofnięte.",

  // What the client says
  says: (name) => `Od klienta (${name})`,
  said: {
    late: "Chwilę się spóźnię", coming: "Zaraz będę", cannot_get_in: "Nie mogę się połączyć", cannot_come: "Dziś nie dam rady",
    absent: "Jestem, ale Ciebie nie ma",
    serious: "Stało się coś poważnego", objection: "Nie zgadzam się z opłatą",
  },

  ...money,
  ...evidence,

  card_short: { refused: "odmowa blokady", removed: "karta usunięta", expires: "karta ważna za krótko" },
  cards: {
    heading: "W sprawie karty",
    removed: (last4) => `Karta klienta z końcówką ${last4} została usunięta.`,
    expires: (last4) => `Karta klienta z końcówką ${last4} jest ważna za krótko na wszystko, co może wyniknąć ze spotkania.`,
    asked_by: (at) => `Klient ma prośbę o inną do ${at} i dostaje przypomnienia.`,
    asked: "Klient ma za sobą prośbę o inną i przypomnienia; na razie bez skutku.",
    why: {
      insufficient_funds: "Na karcie było za mało środków.",
      expired_card: "Karta straciła ważność.",
      authentication_required: "Bank potrzebuje potwierdzenia od klienta.",
      card_removed: "Karta została usunięta.",
      lost: "Bank za wcześnie zdjął blokadę.",
      other: "Bank odmówił i nie podał przyczyny.",
    },
    silence: "Bez Twojej decyzji spotkanie odbędzie się bez depozytu.",
    keep: "Zachowaj bez depozytu",
    ask: "Poproś jeszcze raz",
    cancel: "Odwołaj, bez opłat",
    kept: "Twoja decyzja: spotkanie bez depozytu. Nikt nie dostaje już próśb.",
    cancel_means: "Klienta nic to nie kosztuje. Dostanie życzliwą wiadomość z wyjaśnieniem i nowe terminy do wyboru.",
  },

  // Changes
  reach: "Kontakt z klientem",
  change: "Gdy plany się zmienią",
  move: "Przełóż",
  move_heading: "Na kiedy przełożyć?",
  move_sure: "Przełożyć tak?",
  move_from: "Stary termin", move_to: "Nowy termin",
  move_means: "Klient nic nie płaci. Od razu dostanie nowy termin i co najmniej przez dobę może odwołać bez opłat.",
  move_yes: "Tak, przekładam",
  move_none: "W najbliższych tygodniach nie ma nic wolnego.",
  other_time: "Wybierz inny termin",
  cancel: "Odwołaj",
  cancel_sure: "Odwołać to spotkanie?",
  cancel_means: "Klient nic nie płaci. Od razu dostanie przeprosiny i trzy nowe terminy.",
  cancel_back: { hold: "Depozyt zostanie zwolniony.", prepay: "Depozyt wróci do klienta.", card: "Karta nie zostanie obciążona." },
  cancel_owes: (sum) => `To zadatek, więc klientowi należy się **jeszcze ${sum}**; tę kwotę przelewasz z własnego konta.`,
  cancel_yes: "Tak, odwołuję",
  keep: "Nie, zostawiam",
  urgency: (level) => `Jak pilne: ${level}`,
  urgency_lead: "Co klient zobaczy najpierw, gdyby chciał odwołać późno:",
  urgencies: { urgent: "pilne", normal: "zwykłe", can_wait: "może poczekać" },
  urgency_means: {
    urgent: "ten sam termin, krócej albo przez telefon, z nieco większym naciskiem",
    normal: "ten sam termin, krócej albo przez telefon; potem inne terminy",
    can_wait: "przede wszystkim inne terminy",
  },

  // What keeps failing
  parked: "Coś się nie udaje",
  again: "Spróbuj jeszcze raz",
  tasks,
  other_task: "Zadanie",

  events,
};
