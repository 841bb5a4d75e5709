/** The header of `Connections.csv` in the languages LinkedIn writes it in; compared folded. */
import { columnsOf, has } from '../csv/columns.ts';

const names = {
  given: ['First Name', 'Vorname', 'Prénom', 'Nombre', 'Imię', 'Jméno', 'Křestní jméno', 'Nome', 'Voornaam', 'Förnamn', 'Fornavn', 'Prenume', 'Ad', 'Имя'],
  family: ['Last Name', 'Nachname', 'Nom', 'Nom de famille', 'Apellidos', 'Apellido', 'Nazwisko', 'Příjmení', 'Cognome', 'Sobrenome', 'Achternaam', 'Efternamn', 'Efternavn', 'Etternavn', 'Nume', 'Soyadı', 'Фамилия'],
  url: ['URL', 'Profil-URL', 'Profile URL', 'Adres URL'],
  email: ['Email Address', 'E-Mail-Adresse', 'Adresse e-mail', 'E-mail', 'Dirección de correo electrónico', 'Email', 'Correo electrónico', 'Adres e-mail', 'E-mailová adresa', 'E-mailadres', 'Indirizzo email', 'Indirizzo e-mail', 'Endereço de e-mail', 'E-postadress', 'Адрес эл. почты'],
  company: ['Company', 'Unternehmen', 'Firma', 'Entreprise', 'Société', 'Empresa', 'Společnost', 'Azienda', 'Bedrijf', 'Företag', 'Virksomhed', 'Companie', 'Şirket', 'Компания'],
  position: ['Position', 'Poste', 'Fonction', 'Cargo', 'Puesto', 'Stanowisko', 'Pozice', 'Pracovní pozice', 'Posizione', 'Functie', 'Befattning', 'Stilling', 'Poziție', 'Pozisyon', 'Должность'],
  connected: ['Connected On', 'Verbunden am', 'Vernetzt am', 'Connecté le', 'Connecté(e) le', 'Date de connexion', 'En relation depuis le', 'Conectado el', 'Fecha de conexión', 'Fecha de contacto', 'Conectado em', 'Data nawiązania kontaktu', 'Nawiązano kontakt', 'Połączono', 'Połączono dnia', 'Data połączenia', 'Kontakt od', 'Spojeno', 'Spojeno dne', 'Propojeno', 'Datum spojení', 'Datum propojení', 'Collegato il', 'Data collegamento', 'Verbonden op', 'Kontakt sedan', 'Дата установления контакта'],
} as const;

export type ConnectionColumns = Readonly<Record<keyof typeof names, number>>;

/** The columns under a header of connections; null when it is another header. */
export function connectionColumns(headers: readonly string[]): ConnectionColumns | null {
  const columns = columnsOf(headers, names);
  if (has(columns, 'given', 'family', 'company', 'position', 'connected')) return columns;
  // Languages not listed keep the seven columns in order, with `URL` third and the day last.
  const known = has(columns, 'given', 'family') || has(columns, 'company', 'position');
  if (headers.length === 7 && columns.url === 2 && known)
    return { given: 0, family: 1, url: 2, email: 3, company: 4, position: 5, connected: 6 };
  return null;
}
