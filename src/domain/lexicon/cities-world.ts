/** Cities outside Europe, as in `cities-europe.ts`. */
import { readTable } from './table.ts';

export const worldCities = readTable(`
Istanbul/TR: | Stambuł, Stambule | Istanbul, Istanbulu | | استانبول
Ankara/TR: | Ankarze | Ankaře | | آنکارا
Izmir/TR: İzmir | | | | ازمیر
Bursa/TR: | | | | بورسا
Antalya/TR: | Antalia | Antalya | | آنتالیا
Tehran/IR: Teheran | Teheran, Teheranie | Teherán, Teheránu | Teheran | تهران
Isfahan/IR: Esfahan | Isfahan, Isfahanie | Isfahán | | اصفهان
Shiraz/IR: | Sziraz | Šíráz | Schiras | شیراز
Tabriz/IR: | Tebriz | Tabríz | Täbris | تبریز
Mashhad/IR: | Meszhed | Mašhad | Maschhad | مشهد
Karaj/IR: | | | | کرج
Qom/IR: | | | Ghom | ?قم
Ahvaz/IR: Ahwaz | | | Ahwas | اهواز
Kerman/IR: | | | | کرمان
Yazd/IR: | | | Jasd | یزد
Rasht/IR: | | | Rascht | رشت
Bandar Abbas/IR: | | | | بندرعباس
Kish/IR: ?Kish | | | | ?کیش
Arak/IR: | | | | ?اراک
Urmia/IR: | | | | ارومیه
Hamadan/IR: | | | | همدان
Dubai/AE: | Dubaj, Dubaju | Dubaj, Dubaji | | دبی
Abu Dhabi/AE: | Abu Zabi | Abú Zabí | | ابوظبی
Sharjah/AE: | | | | شارجه
Doha/QA: | Dauha | Dauhá | | دوحه
Riyadh/SA: | Rijad, Rijadzie | Rijád | Riad | ریاض
Jeddah/SA: | Dżudda | Džidda | Dschidda | جده
Kuwait City/KW: | Kuwejt miasto | | Kuwait-Stadt | شهر کویت
Manama/BH: | | | | منامه
Muscat/OM: | Maskat | Maskat | Maskat | مسقط
Baghdad/IQ: | Bagdad, Bagdadzie | Bagdád, Bagdádu | Bagdad | بغداد
Erbil/IQ: | Irbil | Erbíl | | اربیل
Basra/IQ: | | | | بصره
Beirut/LB: | Bejrut, Bejrucie | Bejrút, Bejrútu | | بیروت
Amman/JO: | | Ammán | | امان اردن
Damascus/SY: | Damaszek, Damaszku | Damašek, Damašku | Damaskus | دمشق
Tel Aviv/IL: | Tel Awiw, Tel Awiwie | Tel Avivu | | تل آویو
Jerusalem/IL: | Jerozolima, Jerozolimie | Jeruzalém, Jeruzalémě | | اورشلیم, بیت المقدس
Haifa/IL: | Hajfa | Haifa | | حیفا
Cairo/EG: | Kair, Kairze | Káhira, Káhiře | Kairo | قاهره
Alexandria/EG: | Aleksandria, Aleksandrii | Alexandrie, Alexandrii | | اسکندریه
Casablanca/MA: | | | | کازابلانکا
Rabat/MA: | | | ?Rabat | رباط
Tunis/TN: | ?Tunis | ?Tunis | ?Tunis | شهر تونس
Algiers/DZ: | Algier | Alžír | Algier | الجزیره
Lagos/NG: | | | | لاگوس
Abuja/NG: | Abudża | | |
Nairobi/KE: | | | | نایروبی
Accra/GH: | Akra | Akkra | | آکرا
Johannesburg/ZA: | | | | ژوهانسبورگ
Cape Town/ZA: | Kapsztad, Kapsztadzie | Kapské Město, Kapském Městě | Kapstadt | کیپ تاون
Addis Ababa/ET: | Addis Abeba | Addis Abeba | Addis Abeba | آدیس آبابا
Baku/AZ: | | | | باکو
Tbilisi/GE: | | | Tiflis | تفلیس
Yerevan/AM: | Erywań, Erywaniu | Jerevan, Jerevanu | Jerewan, Eriwan | ایروان
Almaty/KZ: | Ałmaty | | | آلماتی
Astana/KZ: | | | | آستانه
Tashkent/UZ: | Taszkent | Taškent | Taschkent | تاشکند
Dushanbe/TJ: | Duszanbe | Dušanbe | Duschanbe | دوشنبه تاجیکستان
Kabul/AF: | Kabul, Kabulu | Kábul, Kábulu | | کابل
Herat/AF: | | Herát | | هرات
Islamabad/PK: | | Islámábád | | اسلام آباد
Karachi/PK: | Karaczi | Karáčí | Karatschi | کراچی
Lahore/PK: | | Láhaur | | لاهور
Mumbai/IN: Bombay | Bombaj, Mumbaju | Bombaj | | بمبئی
New Delhi/IN: Delhi | Nowe Delhi | Dillí, Nové Dillí | Neu-Delhi | دهلی, دهلی نو
Bangalore/IN: Bengaluru | | Bengalúr | | بنگلور
Chennai/IN: | | | | چنای
Hyderabad/IN: | | | | حیدرآباد
Pune/IN: | | | | پونا
Kolkata/IN: Calcutta | Kalkuta | Kalkata | Kalkutta | کلکته
Dhaka/BD: | Dhaka | Dháka | | داکا
Colombo/LK: | | | | کلمبو
Singapore/SG: | Singapur, Singapurze | Singapur, Singapuru | Singapur | سنگاپور
Kuala Lumpur/MY: | | | | کوالالامپور
Jakarta/ID: | Dżakarta | Jakarta | | جاکارتا
Bangkok/TH: | | | | بانکوک
Hanoi/VN: | Hanoi | Hanoj, Hanoji | | هانوی
Ho Chi Minh City/VN: Saigon | Ho Chi Minh | Ho Či Minovo Město | Ho-Chi-Minh-Stadt | سایگون
Manila/PH: | | | | مانیل
Hong Kong/HK: Hongkong | Hongkong, Hongkongu | Hongkong, Hongkongu | Hongkong | هنگ کنگ
Shanghai/CN: | Szanghaj, Szanghaju | Šanghaj, Šanghaji | | شانگهای
Beijing/CN: Peking | Pekin, Pekinie | Peking, Pekingu | Peking | پکن
Shenzhen/CN: | Shenzhen | Šen-čen | | شنژن
Guangzhou/CN: | Kanton | Kanton | | گوانگژو
Taipei/TW: | Tajpej | Tchaj-pej | Taipeh | تایپه
Hsinchu/TW: | | | |
Seoul/KR: | Seul, Seulu | Soul, Soulu | | سئول
Tokyo/JP: | Tokio | Tokio, Tokiu | Tokio | توکیو
Osaka/JP: | | Ósaka | | اوساکا
Kyoto/JP: | Kioto | Kjóto | | کیوتو
Sydney/AU: | | | | سیدنی
Melbourne/AU: | | | | ملبورن
Perth/AU: | | | | پرت استرالیا
Brisbane/AU: | | | | بریزبن
Auckland/NZ: | | | | اوکلند
Wellington/NZ: | | | |
New York/US: New York City, ^NYC, Manhattan, Brooklyn | Nowy Jork, Nowym Jorku, Nowego Jorku | New Yorku | | نیویورک
Los Angeles/US: ^LA | | | | لس آنجلس
San Francisco/US: Silicon Valley, Bay Area | Dolina Krzemowa | Silicon Valley | | سان فرانسیسکو
San Jose/US: | | | | سن خوزه
Palo Alto/US: | | | |
San Diego/US: | | | | سن دیگو
Seattle/US: | | | | سیاتل
Portland/US: | | | | پورتلند
Chicago/US: | | Chicagu | | شیکاگو
Boston/US: | Bostonie | Bostonu | | بوستون
Washington/US: Washington DC, ^DC | Waszyngton, Waszyngtonie | Washington, Washingtonu | | واشنگتن
Philadelphia/US: | Filadelfia | Filadelfie | | فیلادلفیا
Atlanta/US: | | | | آتلانتا
Miami/US: | | | | میامی
Houston/US: | | | | هیوستون
Dallas/US: | | | | دالاس
Austin/US: ?Austin | ?Austin | ?Austin | ?Austin | آستین تگزاس
Denver/US: | | | | دنور
Phoenix/US: ?Phoenix | | | | فینیکس
Las Vegas/US: | | | | لاس وگاس
Minneapolis/US: | | | |
Detroit/US: | | | | دیترویت
Pittsburgh/US: | | | |
Salt Lake City/US: | | | |
Nashville/US: | | | |
Charlotte/US: ?Charlotte | ?Charlotte | ?Charlotte | ?Charlotte |
Raleigh/US: | | | |
Cleveland/US: | | | |
St. Louis/US: Saint Louis | | | |
Orlando/US: ?Orlando | | | |
Toronto/CA: | | | | تورنتو
Montreal/CA: Montréal | | | | مونترال
Vancouver/CA: | | | | ونکوور
Ottawa/CA: | | | | اتاوا
Calgary/CA: | | | | کلگری
Mexico City/MX: | miasto Meksyk | Mexico City | Mexiko-Stadt | مکزیکو سیتی
Monterrey/MX: | | | |
São Paulo/BR: Sao Paulo | | | | سائوپائولو
Rio de Janeiro/BR: ^Rio | | | | ریودوژانیرو
Buenos Aires/AR: | | | | بوئنوس آیرس
Santiago/CL: Santiago de Chile | | | | سانتیاگو
Bogotá/CO: Bogota | | | | بوگوتا
Medellín/CO: Medellin | | | |
Lima/PE: ?Lima | ?Lima | ?Lima | ?Lima | لیما
Quito/EC: | | | |
Montevideo/UY: | | | |
`);
