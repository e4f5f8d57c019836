import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { actionsOf } from '../../src/report/actions.ts';
import type { ReportCause } from '../../src/report/model.ts';
import { reportOn } from '../support/samples.ts';

type Confidence = ReportCause['confidence'];
type Kind = ReportCause['fix'][number]['kind'];
type Line = readonly [name: string, kind: Kind, by: ReportCause['fixedBy']];

const [pattern] = reportOn('nat-t-registry').causes;

function cause(id: ReportCause['id'], confidence: Confidence, lines: readonly Line[]): ReportCause {
  assert.ok(pattern);
  return {
    ...pattern,
    id,
    confidence,
    fix: lines.map(([name, kind, by]) => ({
      id: `${id}/${name}` as const,
      kind,
      by,
      text: `${id} ${name}.`,
    })),
  };
}

const names = (causes: readonly ReportCause[]): string[] => actionsOf(causes).map(({ id }) => id);

const network = cause('ike-blocked', 'likely', [
  ['hotspot', 'bridge', 'user'],
  ['allow', 'cure', 'network'],
  ['firewall', 'cure', 'vpn-admin'],
  ['more', 'cure', 'vpn-admin'],
]);

test('whoever takes them: the first steps of the leading cause, behind one bridge for the person', () => {
  assert.equal(names([network]), ['ike-blocked/hotspot', 'ike-blocked/allow', 'ike-blocked/firewall']);
});

test('no bridge where the person has a step of their own', () => {
  const own = cause('profile-server-address', 'likely', [
    ['correct', 'cure', 'user'],
    ['hotspot', 'bridge', 'user'],
    ['give-out', 'cure', 'vpn-admin'],
  ]);
  assert.equal(names([own]), ['profile-server-address/correct', 'profile-server-address/give-out']);
});

test('what the person can do now goes before what others do, also where a step of theirs comes later', () => {
  const key = cause('profile-psk', 'likely', [['type-again', 'cure', 'user']]);
  assert.equal(names([network, key]), ['ike-blocked/hotspot', 'ike-blocked/allow', 'ike-blocked/firewall']);
});

test('whom to call is no way to work: it goes first only where the person has nothing else', () => {
  const called = (second: ReportCause['fixedBy']): string[] =>
    names([
      cause('profile-encryption', 'likely', [
        ['require', 'cure', 'helpdesk'],
        ['second', 'cure', second],
        ['call', 'bridge', 'user'],
      ]),
    ]);
  assert.is(called('user')[0], 'profile-encryption/require');
  assert.is(called('vpn-admin')[0], 'profile-encryption/call');
});

test('one command is one line, whoever asks for it', () => {
  const import_ = (id: ReportCause['id']): ReportCause => {
    const one = cause(id, 'likely', [['import', 'cure', 'helpdesk']]);
    return { ...one, fix: one.fix.map((step) => ({ ...step, command: 'Import-Certificate' })) };
  };
  assert.is(names([import_('root-ca-missing'), import_('ntauth-missing')]).length, 1);
});

test('what goes first although another cause leads says what it is the cure of', () => {
  const service = cause('rasman-stopped', 'confirmed', [['start', 'cure', 'helpdesk']]);
  const portal = cause('captive-portal', 'confirmed', [['open-page', 'cure', 'user']]);
  const [first] = actionsOf([service, { ...portal, title: 'Sign in first' }]);
  assert.match(first?.text ?? '', /^Sign in first\. /);
});

test('a second cause that is likely has a line; one that is only possible has none', () => {
  const other = (confidence: Confidence): ReportCause =>
    cause('nat-t-registry', confidence, [['set-value', 'cure', 'helpdesk']]);
  assert.equal(names([network, other('likely')]), [
    'ike-blocked/hotspot',
    'ike-blocked/allow',
    'nat-t-registry/set-value',
  ]);
  assert.not.ok(names([network, other('possible')]).includes('nat-t-registry/set-value'));
});

test('of two that are proven, what the person can end goes first', () => {
  const service = cause('rasman-stopped', 'confirmed', [['start', 'cure', 'helpdesk']]);
  const portal = cause('captive-portal', 'confirmed', [
    ['open-page', 'cure', 'user'],
    ['other-page', 'cure', 'user'],
  ]);
  assert.equal(names([service, portal]), [
    'captive-portal/open-page',
    'captive-portal/other-page',
    'rasman-stopped/start',
  ]);
});

test('the same words are said once, and three lines are the most', () => {
  const twice = [network, { ...network, id: 'esp-blocked' as const }];
  const said = actionsOf(twice).map(({ text }) => text);
  assert.is(new Set(said).size, said.length);
  assert.ok(said.length <= 3);
});

test('a repair is named where it would do something, with the whole command', () => {
  const repairOf = (name: string): (string | undefined)[] =>
    reportOn(name).causes.flatMap(({ fix }) => fix.map(({ repair }) => repair));
  assert.ok(repairOf('rasman-stopped').includes('vpn-doctor fix --only rasman-stopped --yes'));
  // RasMan runs: there is nothing for that repair to do.
  assert.not.ok(repairOf('nat-t-registry').includes('vpn-doctor fix --only rasman-stopped --yes'));
});

test('what leaves the computer has the general words', () => {
  const [first] = reportOn('server-name-not-found').causes;
  const step = first?.fix[0];
  assert.match(step?.text ?? '', /vpn\.contoso\.com/);
  assert.not.match(step?.general ?? 'vpn.contoso.com', /contoso/);
});

test.run();
