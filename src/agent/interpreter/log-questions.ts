/** What is asked of us, and not told: questions and errands. */
import { fold } from '../../domain/fold.ts';
import { logWords, wholeWords } from '../../domain/log/log-words.ts';
import type { Language } from '../../words/port.ts';

/** Asked of us, not told: to book, to write, to send. Folded. */
export const errands: Readonly<Record<Language, string>> = {
  en: '(?:please |pls |kindly |can you |could you )*(?:check (?:whether|if)|let me know|find out|set up|schedule|book|arrange|organi[sz]e|draft|write|send|share(?: with (?:me|us))?|forward|e ?mail|invite|message|text|prepare|create|give|get|make|move|cancel|meet)(?! (?:from|to|with|w) )',
  pl: '(?:prosze )?(?:umow|zarezerwuj|zaplanuj|napisz|wyslij|przeslij|podeslij|przygotuj|znajdz|zdobadz|zorganizuj|stworz|zapros|odwolaj)',
  cs: '(?:prosim )?(?:domluv|naplanuj|napis|posli|zasli|odesli|priprav|objednej|zjisti|sezen|dohledej|zorganizuj|vytvor|pozvi|zrus|sjednej)',
  de: '(?:(?:bitte|kannst|kannste|konntest|du|mal|mir|uns) )*(?:leg\\w*|trag\\w* (?:\\w+ ){1,8}ein$|setz\\w* (?:\\w+ ){1,8}(?:an|auf)$|mach\\w* (?:\\w+ ){0,4}?(?:termin|meeting|call)|vereinbar\\w*|plane?|schreib\\w*|schick\\w*|sende?|bereite|besorg|buche?|organisier\\w*|reservier\\w*|erstell\\w*|lade?|sag)',
  fa: '(?:لطفا )?(?:تنظیم کن|هماهنگ کن|بفرست|بنویس|رزرو کن|دعوت کن)',
};

export const persianErrands =
  'تنظیم کن|هماهنگ کن|بفرست|بنویس|رزرو کن|دعوت کن|بگذار|بذار|بچین|بساز|ارسال کن|بزن|بگیر|کنسل کن|لغو کن';

/** Words of a question that may stand later than first: "mit wem haben wir". Folded. */
export const asking: Readonly<Record<Language, string>> = {
  en: 'who|whom|whose|which|when|how many',
  pl: 'kto|kogo|komu|kim|kiedy|czy|ile|ktor\\w+',
  cs: 'kdo|koho|komu|kym|kdy|kolik|kter\\w+',
  de: 'wer|wen|wem|wann|welche\\w*|wie viele|wessen',
  fa: 'چه کسی|چه کسانی|کدام|کدوم|چند نفر|که',
};

/** "… and he rang me to say so. Who pays for the beer?": what comes before the sentence that asks; null where all of it does. */
export function beforeQuestion(message: string): string | null {
  const told = message.replace(/(?<=[.!\n])[^.!?؟\n]*[?؟]\s*$/u, '');
  return told === message || /[?؟]/u.test(told) ? null : told;
}

export function isQuestion(message: string, language: Language): boolean {
  if (/[?؟]\s*$/u.test(message)) return true;
  const first = wholeWords(logWords[language].question);
  return fold(message).search(first) === 0;
}
