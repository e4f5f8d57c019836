import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json } from '../../scripts/samples/merge-patch.ts';
import { buildReport } from '../../src/report/build.ts';
import type { ReportCause } from '../../src/report/model.ts';
import { patched } from '../support/samples.ts';

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
  assert.match(named('elsewhere.example.net'), /^Use an SSTP connection \(if you have none/);
});

test.run();
