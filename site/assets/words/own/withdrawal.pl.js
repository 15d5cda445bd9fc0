/** What a client’s own booking says of withdrawing from the contract in Polish. The labels `here` and `confirm` are those of the law. */

/** @type {typeof import("./withdrawal.en.js").withdrawal} */
export const withdrawal = {
  here: "Odstąp od umowy tutaj",
  confirm: "Potwierdź odstąpienie od umowy",
  heading: "Odstąpienie od umowy",
  until: (at) => `Jako konsument możesz odstąpić od umowy bez podania przyczyny do ${at}. Wtedy nic nie płacisz, bez względu na zasady.`,
  statement: (what, at, id) => `Odstępuję od umowy: ${what}, ${at}, rezerwacja ${id}.`,
  confirmation: "Potwierdzenie",
  to: (email) => `od razu, w wiadomości na adres ${email}`,
  freed: "Spotkanie zostanie odwołane, a termin znów będzie wolny.",
  no_fee: "Opłaty nie będzie.",
  no_credit: "Wpłata nie będzie już czekać na nowy termin.",
  back: (sum) => `${sum} wróci do Ciebie tą samą drogą.`,
  released: (sum) => `Blokada ${sum} na karcie zostanie zdjęta.`,
  nothing: "Nic nie płacisz i nie musisz podawać powodu.",
  done: (email) => `Twoje odstąpienie od umowy dotarło. Potwierdzenie jest w drodze na ${email}; proszę, zachowaj je.`,
  title: "Umowa już nie obowiązuje",
  received: (at, email) => `Twoje oświadczenie o odstąpieniu dotarło: ${at}. Nic nie płacisz. Potwierdzenie przyjdzie na ${email}.`,
};
