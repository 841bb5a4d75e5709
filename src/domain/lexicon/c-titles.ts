/**
 * Titles that name a function and the top level at once: `function: title words`. English abbreviations are used in
 * all five languages; the long forms are what registers, CRMs and profiles write.
 */
import { readTable } from './table.ts';

export const cTitleTable = readTable(`
management: =ceo, =ceos, chief executive officer | =ceo | =ceo | =ceo | سی ای او
finance: =cfo, =cfos, chief financial officer, chief finance officer, chief accounting officer | =cfo | =cfo | =cfo, Finanzvorstand, kaufmännischer Geschäftsführer, Finanzchef | مدیر ارشد مالی, مدیر مالی ارشد
operations: =coo, =coos, chief operating officer, chief operations officer | =coo | =coo | =coo | مدیر ارشد عملیات
engineering: =cto, =ctos, chief technology officer, chief technical officer, chief engineering officer | =cto | =cto | =cto, Technikvorstand, technischer Geschäftsführer | مدیر ارشد فنی, مدیر ارشد فناوری
it: =cio, =cios, chief information officer, chief digital officer, =cdo | =cio | =cio | =cio | مدیر ارشد اطلاعات, مدیر ارشد فناوری اطلاعات
security: =ciso, =cisos, chief information security officer, chief security officer, =cso | =ciso | =ciso | =ciso | مدیر ارشد امنیت اطلاعات, مدیر ارشد امنیت
marketing: =cmo, =cmos, chief marketing officer, chief brand officer, chief growth officer | =cmo | =cmo | =cmo, Marketingvorstand | مدیر ارشد بازاریابی
sales: =cro, =cros, chief revenue officer, chief commercial officer, chief sales officer | =cro | =cro | =cro, Vertriebsvorstand | مدیر ارشد فروش, مدیر ارشد بازرگانی
hr: =chro, =chros, chief human resources officer, chief people officer | =chro | =chro | =chro, Personalvorstand, Arbeitsdirektor | مدیر ارشد منابع انسانی
product: =cpo, chief product officer | | | | مدیر ارشد محصول
procurement: chief procurement officer, chief purchasing officer | | | Einkaufsvorstand | مدیر ارشد خرید
data: chief data officer, chief analytics officer, chief ai officer, =cdao | | | | مدیر ارشد داده
legal: chief legal officer, =clo, chief compliance officer, =cco | | | | مدیر ارشد حقوقی
communications: chief communications officer | | | | مدیر ارشد ارتباطات
logistics: chief supply chain officer, =csco, chief logistics officer | | | | مدیر ارشد زنجیره تامین
medical: chief medical officer, chief nursing officer, chief physician | | | | مدیر ارشد پزشکی
research: chief scientific officer, chief science officer, chief innovation officer | | | Forschungsvorstand | مدیر ارشد علمی
quality: chief quality officer | | | | مدیر ارشد کیفیت
support: chief customer officer, chief experience officer | | | | مدیر ارشد مشتریان
design: chief design officer, chief creative officer | | | | مدیر ارشد طراحی
admin: chief administrative officer | | | | مدیر ارشد اداری
`);
