/** Every text of the booking page in Polish, and what all pages say. It has the same keys as `en.js`. Sums and dates come in as text. */

/** 1 minuta, 2 minuty, 5 minut @param {number} n @param {string} one @param {string} few @param {string} many */
function counted(n, one, few, many) {
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return `${n} ${n === 1 ? one : isFew ? few : many}`;
}

/** After "po": po dobie, po 36 godzinach. */
const hours = (/** @type {number} */ n) => (n === 24 ? "dobie" : counted(n, "godzinie", "godzinach", "godzinach"));

/** @type {typeof import("./en.js").words} */
export const words = {
  // Everywhere
  loading: "Chwileczkę…",
  again: "Spróbuj jeszcze raz",
  back: "Wstecz",
  next: "Dalej",
  free: "bezpłatnie",
  minutes: (n) => counted(n, "minuta", "minuty", "minut"),
  or: "albo",
  meet: { video: "Wideo", phone: "Przez telefon", in_person: "Osobiście" },
  cities: {
    "America/New_York": "Nowy Jork", "Asia/Dubai": "Dubaj", "Asia/Hong_Kong": "Hongkong", "Asia/Jerusalem": "Jerozolima",
    "Asia/Shanghai": "Szanghaj", "Asia/Singapore": "Singapur", "Asia/Tokyo": "Tokio", "Europe/Athens": "Ateny",
    "Europe/Belgrade": "Belgrad", "Europe/Brussels": "Bruksela", "Europe/Bucharest": "Bukareszt", "Europe/Budapest": "Budapeszt",
    "Europe/Copenhagen": "Kopenhaga", "Europe/Istanbul": "Stambuł", "Europe/Kiev": "Kijów", "Europe/Kyiv": "Kijów",
    "Europe/Lisbon": "Lizbona", "Europe/London": "Londyn", "Europe/Luxembourg": "Luksemburg", "Europe/Madrid": "Madryt",
    "Europe/Paris": "Paryż", "Europe/Prague": "Praga", "Europe/Rome": "Rzym", "Europe/Stockholm": "Sztokholm",
    "Europe/Vienna": "Wiedeń", "Europe/Vilnius": "Wilno", "Europe/Warsaw": "Warszawa", "Europe/Zagreb": "Zagrzeb",
    "Europe/Zurich": "Zurych",
  },
  in_zone: (at, city) => `${at} (${city})`,
  your_time: (at, city) => `u Ciebie ${at} (${city})`,
  write_to: "Jeśli to nie pomoże, napisz do mnie:",

  // What can go wrong, by the code of the API
  problems: {
    offline: "Nie ma odpowiedzi. Nic z tego, co wpisano, nie przepadło; sprawdź połączenie i spróbuj jeszcze raz.",
    busy: "W tej chwili dużo się dzieje. Spróbuj jeszcze raz.",
    unavailable: "Coś po naszej stronie chwilowo nie odpowiada. Spróbuj za minutę.",
    invalid: "Coś w formularzu jeszcze się nie zgadza. Zajrzyj do zaznaczonych pól.",
    unknown_service: "Na to nie można się już umówić. Wybierz jeszcze raz.",
    slot_taken: "Ktoś właśnie zajął ten termin. Oto najbliższe:",
    slot_unavailable: "Tego terminu nie ma w ofercie. Wybierz inny:",
    policy_changed: "Zasady właśnie się zmieniły. Oto nowe; przeczytaj je, proszę, jeszcze raz.",
    link_invalid: "Ten odnośnik nie otwiera żadnej rezerwacji. Może po drodze został przecięty: otwórz jeszcze raz ten z wiadomości, w całości.",
    not_possible: "Tego nie można już zrobić. Poniżej widzisz, jak jest teraz.",
    price_changed: "Minęło trochę czasu i ten krok kosztuje teraz inaczej. Spójrz, proszę, jeszcze raz.",
    unauthorized: "Ten odnośnik nie otwiera tej strony. Użyj tego z wiadomości.",
    not_found: "Tego tu nie ma albo już nie ma.",
  },

  // The four screens
  step: (n) => `Krok ${n} z 4`,
  service_heading: "Na co chcesz się umówić?",
  choose: "Wybierz",
  choose_service: (name) => `Wybierz: ${name}`,
  deposit_line: (sum) => `depozyt ${sum}, zablokowany, a nie pobrany`,
  no_card: "bez karty",

  time_heading: "Który termin Ci pasuje?",
  loading_times: "Szukam wolnych terminów…",
  zone_note: (city) => `Wszystkie godziny podano w czasie: ${city}.`,
  zones_note: (host, own) => `Godziny podano w czasie: ${host}; pod każdą stoi Twoja (${own}).`,
  first_open: (at) => `Pierwszy wolny termin: ${at}`,
  earlier_week: "Wcześniejszy tydzień",
  later_week: "Późniejszy tydzień",
  open_times: (n) => counted(n, "wolny termin", "wolne terminy", "wolnych terminów"),
  no_times: "nic wolnego",
  no_times_at_all: "W najbliższych tygodniach nie ma wolnych terminów. Napisz, a coś znajdziemy.",
  no_times_this_week: "W tym tygodniu nie ma wolnych terminów.",
  free_until: (at) => `Odwołasz bez opłat do ${at}`,
  choose_another: "Wybierz inny termin",

  client_heading: "Z kim się spotkam?",
  name: "Imię i nazwisko",
  email: "Adres e-mail",
  email_echo: (email) => `Potwierdzenie wyślemy na **${email}**.`,
  email_why: "Tam trafi wszystko o naszym spotkaniu: potwierdzenie, zaproszenie, przypomnienie. Nic więcej.",
  phone: "Telefon, jeśli chcesz",
  phone_why: "Tylko na wypadek, gdybyśmy się minęli.",
  how: "Jak się spotkamy?",
  need_name: "Wpisz, proszę, imię i nazwisko.",
  need_email: "Wpisz, proszę, adres e-mail, na przykład imie@example.com.",
  need_phone: "Numer telefonu składa się z cyfr, odstępów i ewentualnie znaku + na początku.",
  need_field: "To się jeszcze nie zgadza.",

  money_heading: "Twoja karta",
  confirm_heading: "Czy wszystko się zgadza?",
  summary: "Twoje spotkanie",
  for_whom: (name, email) => `${name}, ${email}`,
  change: "Zmień",
  today: "Dziś",
  card_saved: (nothing) => `**${nothing}**, kartę tylko zapisujemy.`,
  hold: (sum) => `Bank zablokuje **${sum}**. To nie płatność; możesz zobaczyć „transakcję oczekującą”.`,
  hold_now: (sum) =>
    `Bank zablokuje **${sum}** zaraz po podaniu karty. To nie płatność; możesz zobaczyć „transakcję oczekującą”.`,
  until: (at) => `Do ${at}`,
  is_free: "Odwołasz lub przełożysz bez opłat.",
  afterwards: "Później albo bez znaku życia",
  without_word: "Bez znaku życia",
  at_most: (sum, n) => `Najwyżej **${sum}** i nie wcześniej niż po ${hours(n)}. W nagłej sytuacji najpierw napisz.`,
  rescue: "Późno, ale raz",
  rescue_arranged: (date) => `Przełożysz jeszcze bez opłat, jeśli umówisz nowy termin do ${date}.`,
  rescue_takes_place: (date) => `Przełożysz jeszcze bez opłat, jeśli spotkamy się do ${date}.`,
  after_we_meet: "Po spotkaniu",
  i_release: "Zdejmę blokadę.",
  accept: ["Akceptuję ", "zasady", (date) => ` z ${date}`],
  accept_card: (sum) => ` i zgadzam się na obciążenie karty kwotą do ${sum} w opisanych przypadkach.`,
  accept_plain: ".",
  applies: ["Obowiązują ", "zasady", (date) => ` z ${date}. Odwołanie i zmiana nic nie kosztują.`],
  need_accept: "Zaznacz, proszę, to pole: bez Twojej zgody nie mogę zarezerwować.",
  book_duty: "Rezerwuję z obowiązkiem zapłaty",
  book: "Rezerwuję",
  nothing_now: (price) => `Teraz nic nie pobieramy. Cena: ${price}, przelewem po spotkaniu.`,
  at_stripe: "Kartę podajesz w serwisie płatniczym Stripe, a potem wracasz tutaj.",
  going: "Przechodzimy do Stripe…",
  booking: "Rezerwuję…",
};
