/** The people of the special cases that data/README.md lists. */
import type { ContactFacts } from './contact.ts';
import { daysBefore } from './dates.ts';

export const CASES = {
  // People who moved: the CRM says the old employer, a newer LinkedIn the new one.
  hanak: {
    name: 'Petr Hanák',
    account: 'lev',
    title: 'ředitel logistiky',
    role: 'logistics',
    profileInCrm: true,
    linkedin: { company: 'Globex', title: 'Head of Logistics, Central Europe' },
    modified: daysBefore(700),
  },
  maj: {
    name: 'Katarzyna Maj',
    account: 'vistula',
    title: 'dyrektorka ds. zakupów',
    role: 'procurement',
    profileInCrm: true,
    linkedin: { company: 'Bursztyn Energia', title: 'członkini zarządu ds. zakupów' },
    modified: daysBefore(580),
  },
  karimi: {
    name: { first: 'فرهاد', last: 'کریمی', latinFirst: 'Farhad', latinLast: 'Karimi', she: false },
    account: 'dadeh',
    title: 'مدیر فنی',
    role: 'engineering',
    profileInCrm: true,
    linkedin: { company: 'Sepidar Pharma', title: 'Head of Automation' },
    modified: daysBefore(610),
  },
  saller: {
    name: 'Ingrid Saller',
    account: 'rheinauer',
    title: 'Einkaufsleiterin',
    role: 'procurement',
    leftOn: daysBefore(283),
    modified: daysBefore(280),
  },
  // One company under two names: LinkedIn still says MedTechnika Brno.
  stastna: {
    name: 'Dana Šťastná',
    account: 'aurevia',
    title: 'vedoucí nákupu',
    role: 'procurement',
    linkedin: { company: 'MedTechnika Brno' },
  },
  vrana: {
    name: 'Tomáš Vrána',
    account: 'aurevia',
    title: 'ředitel kvality',
    role: 'quality',
    linkedin: { company: 'MedTechnika Brno, a.s.' },
  },
  // A parent and its two subsidiaries.
  petersen: { name: 'Anke Petersen', account: 'nordwall', title: 'Vorständin Einkauf', role: 'procurement' },
  lammers: { name: 'Hinnerk Lammers', account: 'nordwall-logistik', title: 'Lagerleiter', role: 'logistics' },
  bielak: { name: 'Marta Bielak', account: 'carpathia', title: 'kierowniczka zakupów', role: 'procurement' },
  // Two people of one name, twice.
  nowakBank: { name: 'Anna Nowak', account: 'vistula', title: 'CISO', role: 'security' },
  nowakStal: { name: 'Anna Nowak', account: 'stal', title: 'główna księgowa', role: 'finance' },
  novakRip: { name: 'Jan Novák', account: 'rip', title: 'technický ředitel', role: 'engineering' },
  novakMoravia: { name: 'Jan Novák', account: 'moravia', title: 'ředitel nákupu', role: 'procurement' },
  // Next to companies where nobody is known.
  brandt: {
    name: 'Miriam Brandt',
    account: 'uhrmann',
    title: 'Leiterin Entwicklung',
    role: 'engineering',
    previous: 'Quantara Bio GmbH',
    about: 'Until 2024 head of laboratory automation at Quantara Bio in Leipzig.',
  },
  vasickova: { name: 'Simona Vašíčková', account: 'moravia', title: 'finanční ředitelka', role: 'finance' },
  havelka: {
    name: 'Robert Havelka',
    account: 'zephyra',
    title: 'Cargo Quality Manager',
    role: 'quality',
    inCrm: false,
  },
  // Hospitals in Poland, for the example questions.
  sowa: {
    name: 'Elżbieta Sowa',
    account: 'debowy-krakow',
    title: 'kierowniczka działu zamówień publicznych',
    role: 'procurement',
    about: 'Przetargi na sprzęt medyczny i monitoring temperatury leków.',
  },
  bak: {
    name: 'Rafał Bąk',
    account: 'debowy-tarnow',
    title: 'specjalista ds. zamówień publicznych',
    role: 'procurement',
  },
  wilk: {
    name: 'Henryk Wilk',
    account: 'morski',
    title: 'dyrektor ds. medycznych',
    role: 'medical',
    previous: 'Szpital Dębowy w Krakowie',
  },
  // Persian script in the CRM, Latin letters on LinkedIn or in the address book.
  hosseini: {
    name: { first: 'مریم', last: 'حسینی', latinFirst: 'Maryam', latinLast: 'Hosseini', she: true },
    account: 'narenj',
    title: 'مدیر خرید',
    role: 'procurement',
    profileInCrm: true,
    linkedin: { title: 'Purchasing Manager' },
  },
  tavakoli: {
    name: { first: 'رضا', last: 'توکلی', latinFirst: 'Reza', latinLast: 'Tavakoli', she: false },
    account: 'mehregan',
    title: 'مدیر فناوری اطلاعات',
    role: 'it',
    linkedin: { title: 'Head of IT' },
  },
  sadeghi: {
    name: { first: 'نیلوفر', last: 'صادقی', latinFirst: 'Niloufar', latinLast: 'Sadeghi', she: true },
    account: 'dadeh',
    title: 'مدیر ارشد امنیت اطلاعات',
    role: 'security',
    profileInCrm: true,
    linkedin: { title: 'CISO' },
  },
  kazemi: {
    name: { first: 'کاظم', last: 'کاظمی‌نژاد', latinFirst: 'Kazem', latinLast: 'Kazeminejad', she: false },
    account: 'sepidar',
    title: 'مدیر کارخانه',
    role: 'operations',
  },
  // Known only from a private mailbox.
  sand: { name: 'Viktoria Sand', account: 'silverline', title: 'Managing Partner', role: 'management', inCrm: false },
  leclair: {
    name: 'Dominic Leclair',
    account: 'silverline',
    title: 'Investment Director',
    role: 'finance',
    inCrm: false,
  },
  // Stale: nobody was in touch for years.
  reiter: { name: 'Wolfram Reiter', account: 'brandhoff', title: 'Technischer Leiter', role: 'engineering' },
  cisar: { name: 'Oldřich Císař', account: 'jizera', title: 'generální ředitel', role: 'management' },
} satisfies Record<string, ContactFacts>;
