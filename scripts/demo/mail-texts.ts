/** Subjects and short bodies of invented mail, in the language of the contact. */
import type { Language } from './colleagues.ts';

export const SUBJECTS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Pilot in hall 2',
    'Temperature report for March',
    'Quote for 40 sensors',
    'Visit on site',
    'Question about the gateway',
    'Contract draft',
  ],
  pl: [
    'Oferta na czujniki',
    'Wizyta w zakładzie',
    'Pytanie o raport temperatur',
    'Umowa – uwagi',
    'Termin wdrożenia',
    'Protokół odbioru',
  ],
  cs: [
    'Nabídka čidel',
    'Návštěva v závodě',
    'Dotaz k měření',
    'Smlouva – připomínky',
    'Termín nasazení',
    'Předávací protokol',
  ],
  de: [
    'Angebot Sensoren',
    'Termin vor Ort',
    'Rückfrage zum Messbericht',
    'Vertragsentwurf',
    'Inbetriebnahme Halle 3',
    'Prüfprotokoll',
  ],
  fa: [
    'پیشنهاد قیمت حسگرها',
    'بازدید از کارخانه',
    'پرسش درباره گزارش دما',
    'پیش‌نویس قرارداد',
    'زمان نصب',
    'صورت‌جلسه تحویل',
  ],
};

export const BODIES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Thank you, that works for us.',
    'Could we move this to Thursday?',
    'Please find the figures below.\nFrom our side all is ready.',
    'I will check with my colleagues.',
  ],
  pl: [
    'Dziękuję, pasuje nam.',
    'Czy możemy przełożyć na czwartek?',
    'Sprawdzę z kolegami i dam znać.',
    'W załączeniu uwagi do umowy.',
  ],
  cs: [
    'Děkuji, vyhovuje nám to.',
    'Můžeme to přesunout na čtvrtek?',
    'Ověřím to s kolegy.',
    'Připomínky posílám níže.',
  ],
  de: [
    'Vielen Dank, das passt für uns.',
    'Können wir auf Donnerstag verschieben?',
    'Ich kläre das mit den Kollegen.',
    'Anbei unsere Anmerkungen.',
  ],
  fa: [
    'سپاسگزارم، موافقیم.',
    'می‌شود به پنجشنبه منتقل کنیم؟',
    'با همکاران بررسی می‌کنم.',
    'یادداشت‌ها را در زیر آورده‌ام.',
  ],
};
