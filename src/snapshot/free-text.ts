import { isIPv6 } from 'node:net';

/** What free text may become: a stand-in by kind, or nothing that could be traced. */
export interface Hiding {
  readonly named: (kind: 'user' | 'host' | 'sid' | 'mac' | 'mail' | 'id' | 'phone', value: string) => string;
  /** An address of this client's side, or a server's; ranges that say nothing stay. */
  readonly address: (text: string) => string;
}

interface Kind {
  readonly id: string;
  /** Each is looked for once from left to right, with every repetition bounded: the time grows with the text and not with its square. */
  readonly shape: RegExp;
  readonly hide: (found: RegExpMatchArray, by: Hiding) => string;
}

const hidden = '[hidden]';

/** Words that a secret stands behind, in the languages of Windows. */
const secretWords = [
  ...[
    'pass(?:word|wd|phrase|code|wort)?',
    'pwd',
    'psk',
    'pre-?shared[ -]?key',
    'secret',
    'token',
    'api[-_ ]?key',
  ],
  ...['kennwort', 'mot de passe', 'contraseña', 'senha', 'palavra-passe', 'parola', 'wachtwoord', 'lösenord'],
  ...[
    'adgangskode',
    'passord',
    'salasana',
    'hasło',
    'heslo',
    'jelszó',
    'пароль',
    'şifre',
    'パスワード',
    '密码',
    '密碼',
    '암호',
  ],
].join('|');
/** In quotes up to the next quote, else up to a blank or what ends a field. */
const secretValue = `(?:"[^"\\r\\n]{1,300}"|'[^'\\r\\n]{1,300}'|[^\\s"',;&|]{1,300})`;

/** The names of the folder that holds everybody's, in the languages of Windows and elsewhere. */
const userFolders = [
  ...[
    'Users',
    'Documents and Settings',
    'home',
    'Profiles\\$?',
    'Benutzer',
    'Utilisateurs',
    'Usuarios',
    'Usuários',
  ],
  ...['Utenti', 'Gebruikers', 'Användare', 'Brugere', 'Brukere', 'Käyttäjät', 'Użytkownicy', 'Uživatelé'],
  ...['Felhasználók', 'Пользователи', 'Kullanıcılar', 'ユーザー', '用户', '使用者', '사용자'],
].join('|');

const letter = '\\p{L}\\p{N}';

/** Not accounts: roots of the registry, and names that every Windows has. */
const everybodys =
  /^(?:HK[A-Z]{2,3}|HKEY_[A-Z_]+|SYSTEM|SOFTWARE|Microsoft|AUTHORITY|SERVICE|BUILTIN|WAN|SWD|ROOT)$/i;

/**
 * What free text (errors, names of rules and of devices) may hold of people, computers and secrets, told by its form. In this order: what a
 * later one would take apart is gone by then. What has no form, such as a name within a sentence, only `strict` leaves out.
 */
export const kinds: readonly Kind[] = [
  {
    id: 'private key',
    shape: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,20000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
    hide: () => hidden,
  },
  // Up to the last @ of the place: a password may hold one.
  {
    id: 'sign-in of a URL',
    shape: /(\/\/)[^\s/]{1,256}@/g,
    hide: ([, before = '']) => `${before}${hidden}@`,
  },
  {
    id: 'header',
    shape: /\b((?:bearer|basic|negotiate|ntlm|digest)\s{1,4})[A-Za-z0-9._~+/=-]{8,4096}/gi,
    hide: ([, before = '']) => before + hidden,
  },
  {
    id: 'cookie',
    shape: /\b((?:set-)?cookie\s{0,2}:\s{0,2})[^\r\n]{1,4096}/gi,
    hide: ([, before = '']) => before + hidden,
  },
  {
    id: 'part of a URL',
    shape:
      /([?&](?:sig|code|token|key|access_token|id_token|refresh_token|client_secret|password|pwd|auth|session)=)[^&\s"'#]{1,2048}/gi,
    hide: ([, before = '']) => before + hidden,
  },
  {
    id: 'option',
    shape: new RegExp(
      `((?:^|\\s)[-/]{1,2}[\\w-]{0,20}(?:${secretWords})[\\w-]{0,10}[ :=]{1,3})${secretValue}`,
      'giu',
    ),
    hide: ([, before = '']) => before + hidden,
  },
  {
    id: 'word for a secret',
    shape: new RegExp(`((?:${secretWords})["'”»]?\\s{0,3}[:=：]\\s{0,3})${secretValue}`, 'giu'),
    hide: ([, before = '']) => before + hidden,
  },
  {
    // Without a sign between them only where what follows looks like no word.
    id: 'pre-shared key',
    shape: /\b(pre-?shared[ -]?key|psk)(\s{1,3})(?=[^\s]{0,60}\d)[^\s"',;]{4,60}/gi,
    hide: ([, word = '', blank = '']) => word + blank + hidden,
  },
  {
    id: 'token',
    shape:
      /\b(?:eyJ[\w-]{8,4096}(?:\.[\w-]{1,4096}){0,2}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{15,80}|xox[abprs]-[\w-]{10,200}|sk-[\w-]{20,200}|AIza[\w-]{30,45}|A[KS]IA[0-9A-Z]{16})/g,
    hide: () => hidden,
  },
  { id: 'recovery password', shape: /\b\d{6}(?:-\d{6}){7}\b/g, hide: () => hidden },
  {
    id: 'serial number',
    shape:
      /\b((?:serial(?: number| no\.?)?|s\/n|imei|imsi|iccid|asset tag)\s{0,2}[:=#]\s{0,2})[\w/-]{4,40}/gi,
    hide: ([, before = '']) => before + hidden,
  },
  {
    id: 'mail',
    shape: new RegExp(
      `(?<![${letter}._%+-])[${letter}._%+-]{1,64}@[${letter}-]{1,63}(?:\\.[${letter}-]{1,63}){0,8}`,
      'gu',
    ),
    hide: ([whole], by) => by.named('mail', whole),
  },
  {
    id: 'SID',
    shape: /\bS-1-(?:5-21|12-1)(?:-\d{1,12}){1,14}/g,
    hide: ([whole], by) => by.named('sid', whole),
  },
  {
    id: 'GUID of a tenant or device',
    shape: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
    hide: ([whole], by) => by.named('id', whole),
  },
  {
    id: 'MAC',
    shape:
      /(?<![\w:])(?:[0-9a-f]{2}([-:])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|(?=[0-9a-f]{0,11}\d)(?=[0-9a-f]{0,11}[a-f])[0-9a-f]{12})(?![\w:])/gi,
    hide: ([whole], by) => by.named('mac', whole),
  },
  {
    id: 'folder of a person',
    shape: new RegExp(`([\\\\/](?:${userFolders})[\\\\/]{1,2})([^\\\\/:"'|<>*?\\r\\n]{1,64})`, 'giu'),
    hide: ([, folder = '', user = ''], by) => folder + by.named('user', user),
  },
  {
    id: 'share',
    shape: /\\\\([^\s\\/:*?"<>|]{1,63})\\([^\s\\/:*?"<>|]{1,80})/g,
    hide: ([, host = '', share = ''], by) =>
      host === '.' || host === '?'
        ? `\\\\${host}\\${share}`
        : `\\\\${by.named('host', host)}\\${by.named('id', share)}`,
  },
  {
    id: 'account',
    shape: new RegExp(
      `(?<![\\\\/:${letter}_.-])([${letter}][${letter}_.-]{0,30})\\\\([${letter}_.$-]{1,64})(?![\\\\${letter}])`,
      'gu',
    ),
    hide: ([whole, host = '', user = ''], by) =>
      everybodys.test(host)
        ? whole
        : `${by.named('host', host)}\\${by.named('user', user.replace(/\.$/, ''))}${user.endsWith('.') ? '.' : ''}`,
  },
  {
    id: 'IPv6',
    shape:
      /(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\d{0,3}(?:\.\d{1,3}){3})?(?:%\w{1,20})?(?![\w:])/gi,
    hide: ([whole], by) => (isIPv6(whole) ? by.address(whole) : whole),
  },
  {
    id: 'IPv4',
    shape: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g,
    hide: ([whole], by) => by.address(whole),
  },
  {
    id: 'phone number',
    shape: /(?<![\w+])\+\d[\d ().-]{7,18}\d(?!\w)/g,
    hide: ([whole], by) => by.named('phone', whole),
  },
];

/** Free text with what has a form hidden. `but`: kinds that are left alone. */
export function withoutForms(text: string, by: Hiding, but: readonly string[] = []): string {
  return kinds
    .filter(({ id }) => !but.includes(id))
    .reduce((so, { shape, hide }) => so.replace(shape, (...found) => hide(groupsOf(found), by)), text);
}

/** What replace() gives to a function: the match, its groups, then where and in what it was found. */
function groupsOf(found: readonly unknown[]): RegExpMatchArray {
  return found.slice(
    0,
    found.findIndex((one) => typeof one === 'number'),
  ) as unknown as RegExpMatchArray;
}
