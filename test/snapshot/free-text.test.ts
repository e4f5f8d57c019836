import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Hiding, kinds, withoutForms } from '../../src/snapshot/free-text.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { patched } from '../support/samples.ts';

const by: Hiding = {
  named: (kind) => `${kind}-1`,
  address: (text) => (text.startsWith('10.') ? text : 'public-1'),
};
const hide = (text: string): string => withoutForms(text, by);

/** What is hidden of each kind, between ⟦ and ⟧; what stands around it stays. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'private key': ['key: ⟦-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----⟧ end'],
  'sign-in of a URL': ['http://⟦u:zqp@ss9⟧@proxy.example:8080/', 'via //⟦DOM%5Cann:a:b⟧@10.0.0.1'],
  header: [
    'Authorization: Bearer ⟦abcDEF123456.x⟧',
    'Proxy-Authorization: NTLM ⟦TlRMTVNTUAABAAAA⟧',
    'negotiate ⟦YIIabc/+12==⟧',
  ],
  cookie: ['Cookie: ⟦sid=abc; other=1⟧', 'Set-Cookie:⟦auth=xyz⟧'],
  'part of a URL': [
    'https://x.blob/?sv=2&sig=⟦aB%2Fc⟧&se=1',
    'GET /cb?code=⟦4/0Ab⟧ HTTP/1.1',
    '/x?a=1&access_token=⟦zz9⟧',
  ],
  option: [
    '-Password ⟦zqp77⟧ -Force',
    'cmd /password:⟦zqp77⟧',
    '--token=⟦zqp77⟧ x',
    'Set-VpnConnection -L2tpPsk ⟦zqp77⟧',
  ],
  'word for a secret': [
    'password=⟦zqp77⟧, next',
    'pwd: ⟦"two words here"⟧ rest',
    "pass=⟦'it is long'⟧",
    ...[
      'Kennwort',
      'Passwort',
      'mot de passe',
      'contraseña',
      'senha',
      'wachtwoord',
      'lösenord',
      'hasło',
      'пароль',
      'パスワード',
      '密码',
    ].map((word) => `${word}: ⟦zqp77⟧`),
    '"client_secret":⟦"abc"⟧',
    'api_key = ⟦abc123⟧',
  ],
  'pre-shared key': ['the pre-shared key ⟦zqp77x⟧ was refused', 'psk ⟦S3cret!⟧'],
  token: [
    '⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abc⟧',
    '⟦ghp_abcdefghijklmnopqrstuvwxyz0123⟧',
    '⟦AKIAIOSFODNN7EXAMPLE⟧',
    '⟦xoxb-1234567890-abc⟧',
    '⟦glpat-abcdefghijklmnopqr⟧',
  ],
  'recovery password': ['BitLocker ⟦111111-222222-333333-444444-555555-666666-777777-888888⟧'],
  'serial number': ['Serial number: ⟦5CG1234XYZ⟧', 'IMEI: ⟦356938035643809⟧', 'S/N: ⟦PF2ABCD⟧'],
  mail: ['of ⟦anna.schmidt@contoso.com⟧.', '⟦anna@corp⟧ failed', '⟦jörg@müller.example⟧', '⟦a+b@x.co.uk⟧'],
  SID: ['user ⟦S-1-5-21-1004336348-1177238915-682003330-512⟧', '⟦S-1-12-1-1-2-3-4⟧'],
  'GUID of a tenant or device': [
    'tenant ⟦72f988bf-86f1-41af-91ab-2d7cd011db47⟧.',
    '{⟦1A2B3C4D-0000-4000-8000-00000000000A⟧}',
  ],
  MAC: ['⟦00-1A-2B-3C-4D-5E⟧', '⟦00:1a:2b:3c:4d:5e⟧', '⟦001a.2b3c.4d5e⟧', 'NIC ⟦001A2B3C4D5E⟧'],
  'folder of a person': [
    'C:\\Users\\⟦anna⟧\\x.pbk',
    'C:/Users/⟦anna⟧/x',
    'C:\\Benutzer\\⟦Anna Schmidt⟧\\x',
    'D:\\Profiles\\⟦anna⟧\\x',
    'C:\\Utilisateurs\\⟦anna⟧\\x',
    '\\\\⟦fs01⟧\\⟦profiles$⟧\\⟦anna⟧\\x',
    'C:\\Usuarios\\⟦ana⟧\\x',
    '/home/⟦anna⟧/x',
    'C:\\Пользователи\\⟦Анна⟧\\x',
  ],
  share: ['\\\\⟦FS01⟧\\⟦data$⟧\\x.cmd'],
  account: ['CONTOSO\\anna failed', 'for HOST-7\\anna.schmidt.'].map((text) =>
    text.replace(/\b(?:CONTOSO|HOST-7)\\[\w.]*\w/, '⟦$&⟧'),
  ),
  IPv6: ['to ⟦2a00:1450:4001:800::200e⟧.', 'from ⟦fe80::21a:2bff:fe3c:4d5e%12⟧ now', '[⟦2a00::1⟧]:443'],
  IPv4: ['connect to ⟦91.198.174.194⟧.', '⟦91.198.174.194⟧:443 refused', '(⟦91.198.174.194⟧)'],
  'phone number': ['call ⟦+49 30 1234567⟧ now', '⟦+1 (555) 010-0123⟧'],
};

for (const [id, texts] of Object.entries(examples))
  test(`${id}: what is in it is hidden, and what stands around it stays`, () => {
    assert.ok(kinds.some((kind) => kind.id === id));
    for (const text of texts) {
      const plain = text.replace(/[⟦⟧]/g, '');
      const secrets = [...text.matchAll(/⟦([^⟧]+)⟧/g)].map(([, secret = '']) => secret);
      const said = hide(plain);
      for (const secret of secrets) assert.not.ok(said.includes(secret), `${plain} -> ${said}`);
      for (const rest of text.split(/⟦[^⟧]+⟧/).map((part) => part.trim()))
        assert.ok(said.includes(rest), `${plain} -> ${said}: "${rest}"`);
    }
  });

test('every kind has an example', () => {
  assert.equal(
    kinds.map(({ id }) => id).filter((id) => !(id in examples)),
    [],
  );
});

/** What looks like one of them and says nothing of anybody. */
const lookAlikes = [
  'version 10.0.22631 of Windows',
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Parameters',
  'HKLM:\\SYSTEM',
  'C:\\Windows\\System32\\rasdial.exe',
  'NT AUTHORITY\\SYSTEM',
  'at 18:42:07 the attempt failed',
  'The password has run out.',
  'the token has expired; the secret is not known',
  'no pre-shared key is set',
  'error 0x800B0109 (CERT_E_UNTRUSTEDROOT)',
  'IKE_SA_INIT, MODP 2048, AES-256',
  'a basic check; a digest of it',
  'UDP 500 and 4500; TCP 443',
  'S-1-5-18 is SYSTEM, S-1-5-32-544 its administrators',
  'std::string',
];
test('look-alikes stay as they are', () => {
  for (const text of lookAlikes) assert.is(hide(text), text);
});

test('the program’s own words stay as they are', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sentences = files.flatMap((file) =>
    [
      ...readFileSync(`src/${file}`, 'utf8').matchAll(
        /(?:unknown|notDone)\((?:'[\w-]+', )?'([^'\\]{8,200})'/g,
      ),
    ].map(([, text = '']) => text),
  );
  assert.ok(sentences.length > 50);
  for (const text of sentences) assert.is(hide(text), text);
});

test('the time grows with the text, and not with its square', () => {
  const seeds = [
    'password',
    '//',
    'S-1-5-21-1',
    'a@',
    '::',
    '-',
    'eyJ',
    'Users\\',
    'a.b-',
    '1.2.3.',
    '\\\\a',
    'psk 1',
    '"',
    'Cookie: x',
  ];
  const time = (size: number): number => {
    const begun = performance.now();
    for (const seed of seeds) hide(seed.repeat(Math.ceil(size / seed.length)));
    return performance.now() - begun;
  };
  time(5_000);
  const [small, large] = [time(20_000), time(200_000)];
  assert.ok(
    large <= 40 * small + 200,
    `${Math.round(small)} ms, then ${Math.round(large)} ms for ten times as much`,
  );
});

test('at strict the words of an error go, and its id stays', () => {
  const reason = 'Frau Schmidt aus Zimmer 12 hat kein Recht (UnauthorizedAccess,Get-VpnProfile.ps1)';
  const seen = (level: 'standard' | 'strict'): string | undefined => {
    const snapshot = patched('healthy', {
      context: { redaction: 'none' },
      probes: { proxy: { status: 'failed', reason, data: null } },
    });
    const { proxy } = redact(snapshot, level).probes;
    return proxy && 'reason' in proxy ? proxy.reason : undefined;
  };
  assert.is(seen('standard'), reason, 'a name in a sentence has no form');
  assert.is(seen('strict'), '[text hidden] (UnauthorizedAccess,Get-VpnProfile.ps1)');
});

test.run();
