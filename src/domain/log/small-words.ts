/** Small words around what was done and what is to be done; folded, as alternatives of regular expressions. */
import type { Language } from '../lexicon/language.ts';

/** "Nothing to do for us": a clause that says so is no task. */
export const nothingToDo: Readonly<Record<Language, string>> = {
  en: '(?:nothing|nowt|nothin)(?: \\w+){0,5}? to do|no(?: further| other| more)? (?:next steps?|follow ?ups?|actions?(?: items?)?|to ?dos?|tasks?|action)|nothing (?:further|else|more|needed|required|outstanding|to follow up|on (?:me|us|our side))|no need to',
  pl: 'nic (?:\\w+ ){0,3}?(?:do zrobienia|robic)|bez (?:dalszych krokow|follow ?up\\w*|zadan)|nie trzeba|nic (?:wiecej|dalej)|na razie nic|nic wiecej|i tyle|nic do zrobienia|po naszej stronie nic',
  cs: 'nic (?:\\w+ ){0,3}?(?:neni potreba|delat|k reseni)|neni (?:treba|potreba|co)|zadn\\w+ (?:dalsi kroky|ukol\\w*)|bez (?:ukolu|dalsich kroku)|nic dalsiho|nic netreba|nic vic|a nic|bez kroku|z nasi strany nic|zatim nic',
  de: 'nichts (?:\\w+ ){0,3}?zu tun|kein\\w* (?:weiteren? )?(?:nachsten? schritt\\w*|todos?|aufgaben?|handlungsbedarf|follow ?ups?)|nichts (?:weiter|weiteres|offen)|brauchen wir nichts|muss(?:en)? (?:ich|wir) nichts|nix (?:weiter|zu tun|offen)|(?:aktuell|momentan|vorerst|derzeit) (?:nichts|nix)',
  fa: 'کاری (?:\\w+ ){0,3}?(?:نمونده|نمانده|نیست|نداریم|ندارم)|کار خاصی (?:نیست|نداریم|ندارم)|نیازی نیست|لازم نیست|هیچ کاری|فعلا هیچ\\w*|هیچی|چیزی (?:نیست|نمونده)|قدم بعدی (?:نداریم|ندارد|نداره)|بدون پیگیری',
};

/** Words of a task that only point at what was said before: "send it", "do that". Folded. */
const pointing: Readonly<Record<Language, string>> = {
  en: 'it|that|this|them|those|these|one|so|same',
  pl: 'to|go|je|ja|ich|tego|taki|takie',
  cs: 'to|ho|ji|je|jich|toho|takov\\w+',
  de: 'es|das|sie|ihn|die|den|dies|diese|welche',
  fa: 'اینو|اونو|این|اون|ان|انو|همین|همینو|اینا|اونا',
};

/** What else stands in such a task: who, to whom, and verbs of handing over. Folded. */
const handing: Readonly<Record<Language, string>> = {
  en: 'i|ill|id|im|we|well|she|he|they|her|him|them|to|you|me|us|will|would|d|ll|m|re|shed|hed|theyd|youd|wed|itll|im|be|have|had|has|get|got|over|back|out|up|with|for|a|the|please|told|said|promised|promise|must|should|need|needs|going|gonna|do|doing|done|send|sending|sent|share|sharing|mail|email|forward|flick|ping|shoot|drop|deliver|bring|bringing|prepare|handle|take|care|of|sort|fix|chase|check|need|asap|and|then|can|just|also|not|on|in|by|until|till|before|owe|\\w{3,}ing|two|three|first|thing',
  pl: 'ja|my|mu|jej|im|ma|mam|mamy|musze|trzeba|wysle|wysylam|wyslac|przesle|przeslac|podesle|podeslac|zrobie|zrobic|dam|dac|dostarcze|przygotuje|przygotowac|zalatwie|ogarne|ogarnac|obiecal\\w*|powiedzial\\w*|ze|i|na|do|dla|jeszcze|mi|nam|odesle|dosle|doslac|dostanie|bedzie|mial|miala|sprawdze|ogarne|przekaze|termin|deadline|przypomnij|zadanie|sie|tym|zajme',
  cs: 'ja|mu|ji|jim|mam|mame|musim|musime|poslu|posilam|poslat|zaslu|zaslat|dodam|dodat|udelam|udelat|pripravim|pripravit|zaridim|zaridit|vyridim|slibil\\w*|rekl\\w*|ze|a|na|do|pro|jsem|jsme|jeste|dostane|bude|mit|zjistim|overim|hodim|preposlu|preposlat|predam|termin|deadline|ukol|pripomen|mi|se|tim|postaram',
  de: 'ich|wir|ihr|ihm|ihnen|muss|mussen|soll|sollen|werde|werden|schicke|schicken|sende|senden|liefere|liefern|mache|machen|erledige|erledigen|bereite|vor|vorbereiten|kummere|mich|darum|versprochen|hab|habe|haben|zugesagt|gesagt|dass|und|bis|am|noch|nach|zu|zuschicken|nachreichen|reiche|raus|hin|ruber|bekommt|kriegt|mail|maile|schick|i|eam|denen|gebe|geb|klare|klar|mach|weiter|erinnere?|daran|dran|to|do|termin|frist|deadline|ubernehme|lass|zukommen',
  fa: 'من|ما|براش|برایش|بهش|باید|میفرستم|می فرستم|بفرستم|بفرستیم|میدم|می دم|بدم|بدیم|انجام|انجامش|میکنم|می کنم|کنم|کنیم|قول|دادم|گفتم|که|و|تا|رو|را|براشون|بهشون|اماده|پیگیری|ارسال|میفرستمش|بفرستمش|بفرستمش|برای|او|ایشان|میرسونم|برسونم|بهشان|مهلت',
};

/** "X joined too": somebody more took part, told in a sentence of its own. Folded. */
export const tookPart: Readonly<Record<Language, string>> = {
  en: 'join(?:ed|s|ing)?|also|too|as well|was there|were there|all there|was in|was on|with us|attended|attending|sat in|dialled in|dialed in|along|present|came along|on the call|in the room|popped in|plus|both',
  pl: 'dolaczyl\\w*|tez|takze|rowniez|uczestnic\\w*|obecn\\w+|byli|jeszcze|wraz|oboje|razem|z nami|notowal\\w*|byla? (?:pan|pani|tez|jeszcze)',
  cs: 'pripojil\\w*|taky|take|ucastnil\\w*|zucastnil\\w*|pritom\\w*|dorazil\\w*|spolu|prisel|prisla|oba|byli|s nami|i pan\\w*|a pan\\w*|ukazal\\w*|provedl\\w*',
  de: 'dabei|auch|dazu|teilgenommen|anwesend|ebenfalls|zugeschaltet|sowie|beide|mit uns|waren|sass(?:en)?',
  fa: 'هم|بودن\\w*|اومد\\w*|امد\\w*|حضور|شرکت|اضافه|همراه',
};

/** Right before whom it was with. */
export const withWhom: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|\s)(?:with|w\/?|met|saw|called|rang|emailed|texted)\s+$/iu,
  pl: /(?:^|\s)(?:z|ze|do|u)\s+(?:pan\p{L}*\s+)?$/iu,
  cs: /(?:^|\s)(?:s|se|u|za)\s+(?:p(?:an|aní|ane|ani)\p{L}*\s+)?$/iu,
  de: /(?:^|\s)(?:mit|bei|beim)\s+(?:(?:herrn?|frau|dem|der|den)\s+)*$/iu,
  fa: /(?:^|\s)(?:با|پیش)\s+(?:(?:آقای|خانم|مهندس|دکتر)\s+)*$/u,
};

/** A wish, and a question whether somebody could: nothing was done. Folded. */
export const wishful: Readonly<Record<Language, string>> = {
  en: '(?:can|could|would) (?:you|someone|somebody|anyone) (?:see|check|ask|find|set|book|arrange|call|ring)|(?:someone|somebody|we|i|you) (?:really |prob(?:ably)? )?(?:should|ought to)|should (?:really|prob\\w*)|would love to|i did not|one of these days|some time soon',
  pl: '(?:trzeba|nalezalo|przydaloby|warto|mozna|wypadaloby) ?(?:by|sie)?(?= .*(?:pogadac|zadzwonic|spotkac|odezwac|podjechac|wpasc|napisac))|niech (?:ktos|kto)|powinn?(?:am|ismy|ienem|ysmy)',
  cs: '(?:mel|mela|meli) (?:bych|bychom|bysme)|bych (?:mel|mela)|bychom meli|chtelo by to|dalo by se|nekdo by (?:mel|mohl)|musim se (?:\\w+ ){0,4}?(?:stavit|ozvat|zastavit)',
  de: '(?:musst|mussten|sollt|sollten|konnt|konnten)(?:e|en|ma|mas|man)? (?:ma|man|wir|mal|eigentlich|wieder)|(?:man|wir|ich) (?:musste|mussten|sollte|sollten) (?:mal|eigentlich|wieder|endlich)|wer kummert|konnte (?:jemand|wer|mal)',
  fa: 'یه روز باید|باید یه روز|یه وقتی باید|کاش|خوبه یه|بد نیست یه',
};

const isAll = (folded: string, forms: string) =>
  folded.split(' ').every(word => new RegExp(`^(?:${forms.replaceAll('\\w', '[\\p{L}\\p{N}]')})$`, 'u').test(word));

/** Whether a task says only that something is done with what was said before: "send it", "sending", "I promised it". */
export function pointsBack(folded: string, language: Language): boolean {
  const words = folded.split(' ').filter(word => word !== '');
  if (words.length === 0 || words.length > 9) return false;
  return isAll(words.join(' '), `${pointing[language]}|${handing[language]}|\\d+`);
}
