/** Words of a question about people that say nothing about the people: left out of what is searched by meaning. Folded. */
export const filler: ReadonlySet<string> = new Set(
  // English
  (
    'who whom whose what which do does did we i us our you know knows known is are was were be been being a an the of at in on for to from ' +
    'with by and or that this these those there here someone somebody anyone anybody people person persons contact contacts any some all ' +
    'me my can could would should please find show list give tell look looking need want have has had get talked talk spoke spoken met meet ' +
    'touch company companies firm firms working work works job it they them their also who s like about into as used not ' +
    // Polish
    'kto kogo komu kim ktos kogos ktokolwiek osoba osoby osob ludzie ludzi znamy zna znam znacie mamy ma masz jest sa w we z ze na do od u o po ' +
    'dla i lub oraz albo ktory ktora ktore ktorzy ktorych ktorym tam tu ten ta to ci te tej tym nasz nasi nasze my nam nas sie czy jaki jakich ' +
    'kontakt kontakty pokaz znajdz szukam potrzebuje rozmawialismy firma firmie firmy pracuje pracujacy pracujaca odpowiedzialny odpowiedzialna ' +
    'odpowiedzialni odpowiada zajmuje zajmujacy zajmujaca za co ds przy ' +
    // Czech
    'kdo koho komu kym nekdo nekoho osobu lide lidi lidmi zname zna znam znate mame mate je jsou v ve s se za na do od u o po pro a i nebo ' +
    'ktery ktera ktere kteri kterych tam tady ten ta to ti te nas nasi nase nam my si jestli jaky jake kontakty ukaz najdi hledam potrebuji ' +
    'mluvili jednali firma firme firmy pracuje pracujici odpovedny odpovedna zodpovedny zodpovida dela delaji ze clovek ' +
    // German
    'wer wen wem wessen jemand jemanden jemandem leute person personen mensch menschen kennen kenne kennt haben hat ist sind war im in an am auf ' +
    'bei beim aus von vom zu zum zur mit fur fuer und oder der die das den dem des ein eine einen einem einer eines unser unsere unseren uns wir ' +
    'ich es gibt kontakt kontakte zeige zeig suche finde brauche gesprochen firma firmen unternehmen arbeitet verantwortlich zustandig zustaendig ' +
    'welche welcher welchen dort hier man sich als auch ' +
    // Persian
    'چه کسی کسانی کی کیست کسی را در از به با برای و یا که این ان ما من شما داریم میشناسیم میشناسید میشناسد میشناسم است هستند هست افراد فرد شخص ادم ' +
    'ادمها کدام هر نشان بده پیدا کن دنبال لازم نیاز صحبت کردهایم کرده ایم شرکت شرکتی شرکتها کار میکند میکنند مسئول رو تو ی های ها'
  ).split(' '),
);
