/** A kind of personal data that a column's name or values can point to. */
export interface Kind {
  readonly id: string;
  /** How a reason names it, in the plural where values are meant. */
  readonly title: string;
  readonly names?: RegExp;
  readonly values?: RegExp;
}

/*
 * Column names are matched as lower-case words without accents, joined by single spaces ("Date de
 * naissance" → `date de naissance`, `birthDate` → `birth date`). English, German, French, Spanish,
 * Italian, Portuguese and Dutch.
 */
const words = (...alternatives: string[]): RegExp => new RegExp(`(?:^| )(?:${alternatives.join('|')})(?: |$)`);

/** Names a person by itself. */
export const DIRECT: readonly Kind[] = [
  { id: 'email', title: 'e-mail addresses', names: words('e ?mails?', 'mail', 'correo', 'courriel', 'email ?adresse'), values: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/ },
  { id: 'iban', title: 'bank account numbers', names: words('iban', 'bic', 'bank account', 'account number', 'kontonummer', 'konto', 'compte bancaire', 'cuenta'), values: /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/ },
  { id: 'uuid', title: 'universally unique identifiers', names: words('uuid', 'guid'), values: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i },
  { id: 'hash', title: 'hashes or tokens, which are still personal data', names: words('hash', 'hashed', 'sha256', 'md5', 'token', 'pseudonym'), values: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i },
  { id: 'ip', title: 'network addresses', names: words('ip', 'ip ?address', 'ip ?adresse', 'mac', 'mac address', 'device id', 'cookie', 'advertising id'), values: /^(?:\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}$|^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i },
  { id: 'url', title: 'web addresses', names: words('url', 'website', 'homepage', 'profile link', 'linkedin', 'twitter', 'facebook', 'instagram'), values: /^(?:https?:\/\/|www\.)\S+$/i },
  { id: 'phone', title: 'telephone numbers', names: words('phones?', 'phone number', 'telephone', 'telefon', 'telefono', 'telefone', 'tel', 'mobile', 'mobil', 'handy', 'handynummer', 'portable', 'movil', 'celular', 'fax', 'rufnummer'), values: /^(?=(?:\D*\d){8,15}\D*$)(?:\+|00|\(?0)[\d ()./-]+$|^\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/ },
  { id: 'national-id', title: 'national identity or document numbers', names: words('ssn', 'social security(?: number)?', 'sozialversicherungsnummer', 'steuer ?id', 'steuernummer', 'nir', 'numero de securite sociale', 'dni', 'nie', 'nif', 'curp', 'codice fiscale', 'cpf', 'bsn', 'nin', 'passport(?: number)?', 'reisepass', 'passeport', 'pasaporte', 'driving licen[cs]e', 'fuhrerschein', 'licen[cs]e plate', 'kennzeichen', 'id card', 'ausweis', 'tax id'), values: /^\d{3}-\d{2}-\d{4}$/ },
  { id: 'card', title: 'payment card numbers', names: words('card number', 'credit card', 'kreditkarte', 'carte bancaire', 'tarjeta', 'pan'), values: /^(?:\d{4}[ -]?){3}\d{1,7}$/ },
  { id: 'name', title: 'names of people', names: words('names?', 'first ?name', 'last ?name', 'given ?name', 'family ?name', 'full ?name', 'middle ?name', 'maiden ?name', 'surname', 'forename', 'vorname', 'nachname', 'familienname', 'geburtsname', 'prenom', 'nom', 'nom de famille', 'nombre', 'nombres', 'apellidos?', 'nome', 'cognome', 'sobrenome', 'apelido', 'voornaam', 'achternaam', 'contact person', 'ansprechpartner') },
  { id: 'address', title: 'street addresses', names: words('address', 'address line', 'street', 'street address', 'adresse', 'anschrift', 'strasse', 'hausnummer', 'rue', 'direccion', 'calle', 'domicilio', 'indirizzo', 'endereco', 'adres', 'latitude', 'longitude', 'lat', 'lon', 'lng', 'gps', 'coordinates') },
  { id: 'account', title: 'account names', names: words('user ?name', 'login', 'handle', 'nick ?name', 'screen ?name', 'benutzername', 'benutzer', 'utilisateur', 'usuario', 'account') },
  { id: 'serial', title: 'serial numbers of people or contacts', names: words('id', 'ids', '(?:person|customer|client|contact|user|member|patient|subject|household|crm|lead|account|employee) ?(?:id|no|nr|number|key)', 'kundennummer', 'kunden ?(?:id|nr)', 'mitgliedsnummer', 'personalnummer', 'numero de client', 'numero client', 'numero de cliente', 'identifiant', 'identificador', 'matricule', 'uid', 'pk', 'record ?id', 'row ?id') },
];

/** Special categories (GDPR Art. 9) and offences (Art. 10). */
export const SPECIAL: readonly Kind[] = [
  { id: 'health', title: 'health', names: words('health', 'diagnos[ei]s', 'disease', 'illness', 'icd(?: ?10)?', 'medication', 'drugs?', 'disability', 'disabled', 'allerg(?:y|ies)', 'pregnan(?:t|cy)', 'blood(?: type| group)?', 'bmi', 'gesundheit', 'krankheit', 'diagnose', 'behinderung', 'schwanger(?:schaft)?', 'sante', 'maladie', 'diagnostic', 'handicap', 'salud', 'enfermedad', 'discapacidad', 'salute', 'malattia', 'saude', 'doenca', 'hiv', 'therapy', 'treatment') },
  { id: 'religion', title: 'religion or belief', names: words('religions?', 'faith', 'belief', 'church', 'confession', 'denomination', 'konfession', 'glaube', 'kirche', 'kirchensteuer', 'culte', 'religione', 'religiao') },
  { id: 'politics', title: 'political opinion', names: words('politic(?:s|al)?', 'political (?:leaning|party|opinion|view)s?', 'party', 'vote[rd]?', 'partei', 'politisch.*', 'parti(?: politique)?', 'opinion politique', 'partido', 'voto', 'politica', 'politique') },
  { id: 'ethnicity', title: 'ethnic origin', names: words('races?', 'ethnic(?:ity)?', 'ethnic (?:group|origin)', 'skin ?colou?r', 'ethnie', 'herkunft', 'hautfarbe', 'origine(?: ethnique)?', 'etnia', 'raza', 'raca', 'tribe', 'caste') },
  { id: 'orientation', title: 'sex life or sexual orientation', names: words('sexual ?orientation', 'orientation', 'sexuality', 'sexuelle orientierung', 'orientierung', 'orientation sexuelle', 'orientacion(?: sexual)?', 'lgbtq?', 'gay') },
  { id: 'union', title: 'trade-union membership', names: words('(?:trade ?)?union(?: member(?:ship)?)?', 'gewerkschaft', 'syndicat', 'sindicato', 'sindacato') },
  { id: 'biometric', title: 'genetic or biometric data', names: words('genetic', 'genome', 'dna', 'biometric', 'finger ?print', 'fingerabdruck', 'face ?id', 'iris', 'adn') },
  { id: 'offence', title: 'criminal convictions or offences (Art. 10)', names: words('convictions?', 'criminal(?: record)?', 'offen[cs]es?', 'vorstrafen', 'straftat', 'casier judiciaire', 'antecedentes penales') },
];

/** What disclosure would reveal, though no special category. */
export const SENSITIVE: readonly Kind[] = [
  { id: 'money', title: 'income, wealth or debt', names: words('income(?: ?band| ?group)?', 'salary(?: class)?', 'wages?', 'earnings', 'wealth', 'debts?', 'credit ?score', 'credit ?rating', 'scoring', 'score', 'balance', 'einkommen', 'gehalt', 'lohn', 'schulden', 'bonitat', 'schufa', 'revenus?', 'salaire', 'dette', 'ingresos?', 'salario', 'sueldo', 'deuda', 'reddito', 'stipendio', 'renda', 'inkomen') },
  { id: 'life', title: 'private circumstances', names: words('complaints?', 'beschwerden?', 'arrears', 'insolvency', 'insolvenz', 'benefits', 'welfare', 'sozialhilfe', 'churn ?risk', 'risk ?class', 'grades?', 'note', 'performance') },
];

/** Known to others, so that a combination can single somebody out. */
export const QUASI: readonly Kind[] = [
  { id: 'birth', title: 'dates or years of birth', names: words('birth', 'birth ?dates?', 'birth ?day', 'birth ?year', 'year of birth', 'date of birth', 'dob', 'born', 'geburt', 'geburtsdatum', 'geburtstag', 'geburtsjahr', 'jahrgang', 'naissance', 'date de naissance', 'annee de naissance', 'nacimiento', 'fecha (?:de )?nacimiento', 'nascita', 'data di nascita', 'nascimento', 'geboortedatum') },
  { id: 'age', title: 'ages', names: words('ages?', 'age ?(?:group|band|years)', 'alter', 'altersgruppe', 'edad', 'eta', 'idade', 'leeftijd') },
  { id: 'sex', title: 'sex or gender', names: words('sex', 'gender', 'geschlecht', 'anrede', 'salutation', 'title', 'titel', 'sexe', 'genre', 'civilite', 'sexo', 'genero', 'sesso', 'geslacht') },
  { id: 'place', title: 'places', names: words('zip', 'zip ?code', 'post ?codes?', 'postal(?: ?code)?', 'plz', 'postleitzahl', 'code postal', 'cp', 'codigo postal', 'cap', 'cep', 'city', 'town', 'ort', 'wohnort', 'stadt', 'ville', 'commune', 'ciudad', 'poblacion', 'municipio', 'citta', 'comune', 'cidade', 'plaats', 'county', 'kreis', 'landkreis', 'gemeinde', 'departement', 'region', 'state', 'bundesland', 'province', 'provincia', 'estado', 'country', 'native country', 'land', 'pays', 'pais', 'paese', 'district', 'neighbou?rhood', 'tract', 'location') },
  { id: 'origin', title: 'nationality or language', names: words('nationality', 'citizenship', 'nationalitat', 'staatsangehorigkeit', 'nationalite', 'nacionalidad', 'nazionalita', 'languages?', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'mother tongue', 'birth ?place', 'place of birth', 'geburtsort') },
  { id: 'work', title: 'work or education', names: words('occupation', 'job(?: ?title)?', 'profession', 'employer', 'company', 'organi[sz]ation', 'industry', 'work ?class', 'position', 'role', 'department', 'beruf', 'arbeitgeber', 'firma', 'branche', 'abteilung', 'emploi', 'employeur', 'entreprise', 'metier', 'profesion', 'ocupacion', 'empleador', 'empresa', 'professione', 'profissao', 'beroep', 'education', 'degree', 'school', 'university', 'bildung', 'schulabschluss', 'formation', 'diplome', 'educacion', 'estudios', 'istruzione', 'opleiding') },
  { id: 'family', title: 'family circumstances', names: words('marital(?: ?status)?', 'civil ?status', 'married', 'family ?status', 'familienstand', 'situation familiale', 'etat civil', 'estado civil', 'stato civile', 'household(?: ?size)?', 'haushalt(?:sgrosse)?', 'children', 'number of children', 'kinder', 'enfants', 'hijos', 'figli', 'filhos', 'kids', 'relationship', 'spouse') },
  { id: 'visible', title: 'what can be seen or looked up', names: words('height', 'weight', 'eye ?colou?r', 'hair(?: ?colou?r)?', 'followers', 'vehicle', 'car', 'model', 'auto', 'fahrzeug', 'property', 'event ?date', 'signup ?date', 'join(?:ed)? ?date', 'visit ?date', 'admission ?date', 'orders?', 'purchase ?date', 'timestamp', 'created ?at', 'datum', 'date', 'fecha', 'data') },
];

/** Words of a column name as the hints expect them. */
export function nameWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
