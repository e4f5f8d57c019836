import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { ReportCause } from '../../src/report/model.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';
import { type Case, casesIn, snapshotOf as snapshotOfCase } from '../support/cases/case.ts';
import { patched } from '../support/samples.ts';

const border = casesIn('test/cases/border');

function caseNamed(id: string): Case {
  const found = border.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

/** A case of the border, with what a person answers. */
function snapshotOf(one: Case, answers: Json): Snapshot {
  return snapshotSchema.parse({ ...snapshotOfCase(one), answers });
}

/** The healthy client's IKEv2 connection with a second one that differs in nothing but its name; both failed with the same error. */
function leading(errorCode: number, profile: Json): ReportCause | undefined {
  const attempt = (connection: string): Json => ({
    connection,
    scope: 'user',
    at: '2026-11-20T18:50:00.000Z',
    result: 'failed',
    errorCode,
    tunnel: 'ikev2',
    events: [20221, 20222, 20227],
  });
  const { profiles } = patched('healthy', {}).probes;
  assert.ok(profiles?.status === 'ok');
  // As in the file: what is absent has no key.
  const second = JSON.parse(JSON.stringify(profiles.data.connections['user/Contoso VPN'])) as object;
  return buildReport(
    patched('healthy', {
      probes: {
        profiles: {
          data: {
            connections: {
              'user/Contoso VPN': profile,
              "user/Contoso's second": { ...second, ...(profile as object), name: "Contoso's second" },
              'all-users/Contoso SSTP': null,
            },
          },
        },
        phonebooks: null,
        attempts: { data: { attempts: { a: attempt('Contoso VPN'), b: attempt("Contoso's second") } } },
      },
    }),
  ).causes[0];
}

test('two connections with one cause: a command for each of them, in one block of one step', () => {
  const cause = leading(703, { rememberCredential: false });
  assert.ok(cause);
  assert.is(cause.id, 'credentials-not-saved');
  assert.is(cause.appliesTo.length, 2);
  const steps = cause.fix.filter(({ id }) => id === 'credentials-not-saved/remember');
  assert.is(steps.length, 1);
  assert.equal(steps[0]?.command?.split('\n').sort(), [
    "Set-VpnConnection -Name 'Contoso VPN' -RememberCredential $true",
    "Set-VpnConnection -Name 'Contoso''s second' -RememberCredential $true",
  ]);
});

test('what is the same for both is said once', () => {
  const ids = leading(703, { rememberCredential: false })?.fix.map(({ id }) => id) ?? [];
  assert.equal(ids, [...new Set(ids)]);
});

test('where an SSTP connection to the same server is there, it is the one that is named', () => {
  const named = (server: string): string => {
    const profiles = patched('gre-blocked', {}).probes.profiles;
    assert.ok(profiles?.status === 'ok');
    const [own] = Object.values(profiles.data.connections);
    const beside = { ...(JSON.parse(JSON.stringify(own)) as object), name: 'By web', tunnel: 'sstp', server };
    const { causes } = buildReport(
      patched('gre-blocked', { probes: { profiles: { data: { connections: { 'user/By web': beside } } } } }),
    );
    return causes[0]?.fix.find(({ id }) => id === 'gre-blocked/use-sstp')?.text ?? '';
  };
  assert.match(named('VPN.contoso.com'), /^Use your connection “By web”:/);
  assert.is(named('elsewhere.example.net'), '');
});

/** What is said of a client on which one sample's fault is, and a person has answered. */
const told = (sample: string, answers: Json): readonly ReportCause[] =>
  buildReport(patched(sample, { answers })).causes;

test('who has no SSTP connection is not sent to one; whoever gives them out is told', () => {
  const steps = (probes: Json): string[] =>
    buildReport(patched('gre-blocked', { probes })).causes[0]?.fix.map(({ id }) => id) ?? [];
  const known = steps({});
  assert.ok(known.includes('gre-blocked/give-sstp') && !known.includes('gre-blocked/use-sstp'));
  const unknown = steps({ profiles: null, phonebooks: null });
  assert.not.ok(unknown.includes('gre-blocked/give-sstp'));
});

test('whom to call is whoever can cure it here: not this network where it fails on others, too', () => {
  const [call] = told('sstp-tcp-blocked', { 'works-elsewhere': 'no' })
    .filter(({ id }) => id === 'sstp-tcp-blocked')
    .flatMap(({ fix }) => fix.filter(({ id }) => id.endsWith('/call')));
  assert.match(call?.text ?? '', /^Call your VPN administrator/);
  const [here] = told('sstp-tcp-blocked', { 'works-elsewhere': 'yes' });
  assert.match(
    here?.fix.find(({ id }) => id.endsWith('/call'))?.text ?? '',
    /^Call whoever runs this network/,
  );
});

test('where another device on this network connects, it is this computer, and neither network nor server is asked', () => {
  const [first, ...others] = told('sstp-tcp-blocked', { 'other-device-here': 'yes' });
  assert.equal([first?.layer, first?.fixedBy], ['machine', 'user']);
  assert.not.ok(others.some(({ fix }) => fix.some(({ by }) => by === 'network' || by === 'vpn-admin')));
  assert.is(told('sstp-tcp-blocked', {})[0]?.id, 'sstp-tcp-blocked');
});

test('no evidence is said twice, nor two lines of the same facts', () => {
  for (const set of ['real', 'second', 'third', 'border'])
    for (const one of casesIn(`test/cases/${set}`))
      for (const { id, evidence } of buildReport(snapshotOfCase(one)).causes) {
        const texts = evidence.map(({ text }) => text);
        assert.is(new Set(texts).size, texts.length, `${one.id}: ${id}`);
      }
});

test('where other resolvers disagree about the name, nothing is certain of it', () => {
  const { verdict, causes } = buildReport(
    snapshotOf(caseNamed('contradiction-two-public-resolvers-disagree'), {}),
  );
  assert.is(verdict, 'inconclusive');
  assert.ok(causes.some(({ id }) => id === 'server-name-not-found'));
});

/** What the steps of the leading cause of a real case say, and what they no longer say. */
const wordings: readonly (readonly [what: string, set: string, id: string, said: RegExp, unsaid?: RegExp])[] =
  [
    ['another VPN is named by its interface', 'second', 'A-02', /program \(Clash\)/],
    [
      'of certificates of one issuer the newest is kept',
      'third',
      'C-20',
      /Keep the newest: A{39}1 \(.*Outdated: A{39}0/,
    ],
    [
      'of several issuers all that fit are named',
      'third',
      'C-36',
      /These fit: A{39}0 \(Contoso/,
      /When the new certificate is there/,
    ],
    [
      'a version is no update to uninstall',
      'second',
      'B-04',
      /sign in by EAP-TLS/,
      /[Uu]ninstall|26H1 \(build/,
    ],
  ];
for (const [what, set, id, said, unsaid] of wordings)
  test(`${what} (${id})`, () => {
    const found = casesIn(`test/cases/${set}`).find((one) => one.id === id);
    assert.ok(found);
    const texts = (buildReport(snapshotOfCase(found)).causes[0]?.fix ?? [])
      .map(({ text }) => text)
      .join('\n');
    assert.match(texts, said);
    if (unsaid) assert.not.match(texts, unsaid);
  });

/** The healthy client's IKEv2 profile signs in by EAP; it came up yesterday and has failed now. */
const failedNow = (
  errorCode: number,
  tunnel: string,
  authentication: readonly string[],
): readonly ReportCause[] =>
  buildReport(
    patched('healthy', {
      probes: {
        profiles: {
          data: {
            connections: {
              'all-users/Contoso SSTP': null,
              'user/Contoso VPN': { tunnel, authentication: [...authentication] },
            },
          },
        },
        phonebooks: null,
        attempts: {
          data: {
            attempts: {
              now: {
                connection: 'Contoso VPN',
                scope: 'user',
                at: '2026-11-20T18:50:00.000Z',
                result: 'failed',
                errorCode,
                tunnel,
                events: [20221, 20222, 20227],
              },
            },
          },
        },
      },
    }),
  ).causes;

test('812 after the same profile came up lately is the server’s rule, not the profile’s method, which is called by its name', () => {
  const [first] = failedNow(812, 'ikev2', ['eap']);
  assert.is(first?.id, 'server-policy');
  assert.ok(first?.fix.some(({ text }) => /\((EAP-TLS|PEAP|EAP-)/.test(text)));
});

test('PAP beside MS-CHAP v2: MS-CHAP v2 alone is selected; where it is alone, nobody selects it', () => {
  const ids = (authentication: readonly string[]): string[] =>
    failedNow(734, 'l2tp', authentication).flatMap(({ fix }) => fix.map(({ id }) => id));
  assert.ok(ids(['pap', 'mschapv2']).includes('profile-auth-method/mschapv2'));
  assert.not.ok(ids(['mschapv2']).includes('profile-auth-method/mschapv2'));
});

/** A profile whose IKE gets no answer from a server that answers SSTP. */
const silentIke = (answers: Json): readonly ReportCause[] =>
  buildReport(snapshotOf(caseNamed('filter-program-not'), answers)).causes;

test('the VPN type that the server was heard to answer is set without asking for it', () => {
  const command = (answers: Json): (string | undefined)[] =>
    silentIke(answers)
      .filter(({ id }) => id === 'profile-tunnel-type')
      .flatMap(({ fix }) => fix.map((step) => step.command).filter((one) => one !== undefined));
  const own = command({ 'works-elsewhere': 'no' });
  assert.ok(own.some((one) => one?.endsWith('-TunnelType Sstp')));
  assert.not.ok(own.some((one) => one?.includes('Read-Host')));
});

test('what cannot be told from the network is not called the network’s', () => {
  const { headline } = buildReport(snapshotOf(caseNamed('filter-program-not'), {}));
  assert.match(headline, /network or your VPN administrator/);
});

test.run();
