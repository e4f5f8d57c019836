import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import { diagnoseAll } from '../../src/diagnosis/diagnoses.ts';
import { causes } from '../../src/knowledge/causes.ts';
import { changeKinds, changeSchema, changeWords, wayOf } from '../../src/knowledge/changes.ts';
import { repairs } from '../../src/knowledge/repairs.ts';
import { changeFrom } from '../../src/repairs/change-script.ts';
import { type Planned, planRepairs } from '../../src/repairs/plan.ts';
import { type RefusalId, refusalIds, type Wish } from '../../src/repairs/refusals.ts';
import { factsIn } from '../../src/rules/condition.ts';
import { snapshotSchema } from '../../src/snapshot/schema.ts';
import { causeIds } from '../../src/vpn/cause-ids.ts';
import { everyRepairId, type RepairId, repairIds } from '../../src/vpn/repair-ids.ts';
import { patched, sample, sampleNames } from '../support/samples.ts';

const data = (probe: string, patch: Json): Json => ({ probes: { [probe]: { data: patch } } });
const elevated = data('session', { elevated: true });
const service = (name: string, status: string, startType: string, exitCode = 0): Json =>
  data('services', { services: { [name]: { present: true, status, startType, exitCode } } });
const failed = (code: number, tunnel: string): Json => ({ request: { error: code, tunnel } });
const unread = (probe: string): Json => ({
  probes: { [probe]: { status: 'failed', ms: 1, reason: 'broken', data: null } },
});

function planned(name: string, patches: readonly Json[], wish: Wish = {}): readonly Planned[] {
  // One after another: a null of a patch would be lost in another patch.
  const whole = [elevated, ...patches].reduce(mergePatch, sample(name) as unknown as Json);
  const snapshot = snapshotSchema.parse(whole);
  return planRepairs(snapshot, diagnoseAll(snapshot).diagnoses, wish);
}

function planOf(id: RepairId, name: string, patches: readonly Json[] = [], wish: Wish = {}) {
  return planned(name, patches, wish).find(({ repair }) => repair.id === id);
}

const only = (...ids: RepairId[]): Wish => ({ only: new Set(ids) });
const targetsOf = (plan: Planned | undefined): string[] =>
  (plan?.targets ?? []).map(({ kind, target }) => `${kind} ${target}`);

test('every repair: its causes exist, its changes are ones that can be made, and its script is there', () => {
  assert.equal(repairs.map(({ id }) => id).sort(), [...repairIds].sort());
  for (const { id, mends, steps, title, verify, requires } of repairs) {
    assert.not.match(title, /\.$/, id);
    assert.match(verify, /[.]$/, id);
    assert.ok(mends.length > 1 || mends[0] === id, `${id}: one cause, the same id`);
    for (const cause of mends)
      assert.ok(
        causeIds.some((known) => known === cause),
        `${id}: ${cause}`,
      );
    for (const { change, when } of steps) {
      assert.ok(wayOf(change), id);
      assert.ok(factsIn(when).length > 0, id);
    }
    if (requires) assert.ok(factsIn(requires.condition).length > 0, id);
  }
  const scripts = readdirSync('ps-scripts/fix').map((file) => file.replace('.ps1', ''));
  assert.equal(changeKinds.map((kind) => changeWords[kind].script).sort(), scripts.sort());
  for (const script of scripts) assert.ok(existsSync(`ps-scripts/fix/${script}.ps1`));
});

test('the scripts know the same lists as the table of changes', () => {
  const targets: Readonly<Record<string, readonly string[]>> = {
    'service-start': ['RasMan', 'TapiSrv', 'SstpSvc', 'EapHost', 'IKEEXT', 'PolicyAgent', 'BFE', 'nsi'],
    'service-state': ['RasMan', 'IKEEXT', 'PolicyAgent', 'BFE', 'nsi'],
    'registry-value': ['nat-traversal', 'prohibit-ipsec'],
    'device-state': [
      'MS_AGILEVPNMINIPORT',
      'MS_SSTPMINIPORT',
      'MS_L2TPMINIPORT',
      'MS_PPTPMINIPORT',
      'MS_NDISWANIP',
    ],
    'name-cache': ['dns'],
  };
  for (const kind of changeKinds) {
    if (kind === 'auto-trigger') continue;
    const text = readFileSync(`ps-scripts/fix/${changeWords[kind].script}.ps1`, 'utf8');
    const [, list = ''] = /ValidateSet\(([^)]*)\)\]\s*\[string\] \$Target/.exec(text) ?? [];
    const known = [...list.matchAll(/'([^']+)'/g)].map(([, one]) => one);
    assert.equal(known, targets[kind], kind);
    for (const target of known) assert.ok(wayOf({ kind, target: target ?? '' }), `${kind} ${target}`);
  }
});

test('only changes of the tables are changes: nothing else is read from a record, nor made', () => {
  const good = { kind: 'registry-value', target: 'nat-traversal', from: 'absent', to: 'dword:2' };
  assert.ok(changeSchema.safeParse(good).success);
  for (const bad of [
    { ...good, target: 'prohibit-ipsec' },
    { ...good, target: '__proto__' },
    { ...good, target: 'constructor' },
    { ...good, kind: 'registry' },
    { ...good, to: 'absent' },
    { ...good, from: 'dword:2' },
    { ...good, from: 'string:x y' },
    { ...good, from: 'dword:-1' },
    { ...good, more: 1 },
    { kind: 'service-start', target: 'WinDefend', from: 'disabled', to: 'automatic' },
    { kind: 'service-start', target: 'TapiSrv', from: 'disabled', to: 'automatic' },
    { kind: 'service-start', target: 'RasMan', from: 'automatic', to: 'disabled' },
    { kind: 'device-state', target: 'USB\\*', from: 'disabled', to: 'enabled' },
    { kind: 'auto-trigger', target: 'a\nb', from: 'listed:0', to: 'unlisted' },
    { kind: 'auto-trigger', target: '', from: 'listed:0', to: 'unlisted' },
  ])
    assert.not.ok(changeSchema.safeParse(bad).success, JSON.stringify(bad));
  assert.is(changeFrom({ kind: 'registry-value', target: 'nat-traversal' }, 'other'), undefined);
});

// Exports of clean Windows 10 and 11; 0.1.0 took automatic for the only type.
test('RasMan and IKEEXT become manual, and what an earlier version made automatic can still be undone', () => {
  for (const target of ['RasMan', 'IKEEXT']) {
    const change = { kind: 'service-start', target, from: 'disabled' } as const;
    assert.is(wayOf(change)?.to, 'manual');
    for (const to of ['manual', 'automatic'])
      assert.ok(changeSchema.safeParse({ ...change, to }).success, `${target} ${to}`);
  }
});

test('a computer that is in order has nothing to repair', () => {
  assert.equal(planned('healthy', []), []);
});

test('no sample gets a repair without a likely or confirmed cause that it mends', () => {
  for (const name of sampleNames)
    for (const { repair, refusal } of planned(name, [], only(...repairIds))) {
      if (refusal) continue;
      const snapshot = patched(name, elevated);
      const sure = diagnoseAll(snapshot).diagnoses.flatMap(({ causes: found }) =>
        found.filter(({ confidence }) => confidence !== 'possible').map(({ cause }) => cause.id),
      );
      assert.ok(
        repair.mends.some((id) => sure.includes(id)),
        `${name}: ${repair.id}`,
      );
    }
});

/** What is changed, on which client. */
const due: readonly (readonly [
  what: string,
  id: RepairId,
  name: string,
  patches: readonly Json[],
  targets: readonly string[],
])[] = [
  [
    'RasMan is disabled',
    'rasman-stopped',
    'healthy',
    [service('RasMan', 'stopped', 'disabled')],
    ['service-start RasMan', 'service-state RasMan'],
  ],
  [
    'what RasMan depends on is disabled, and RasMan stopped for that',
    'rasman-stopped',
    'healthy',
    [service('RasMan', 'stopped', 'automatic', 1068), service('TapiSrv', 'stopped', 'disabled')],
    ['service-start TapiSrv', 'service-state RasMan'],
  ],
  [
    'IKEEXT is disabled; PolicyAgent waits for being needed, and is left to that',
    'ipsec-services-stopped',
    'healthy',
    [service('IKEEXT', 'stopped', 'disabled'), service('PolicyAgent', 'stopped', 'manual', 1077)],
    ['service-start IKEEXT', 'service-state IKEEXT'],
  ],
  [
    'the Base Filtering Engine does not run',
    'ipsec-services-stopped',
    'healthy',
    [service('BFE', 'stopped', 'automatic', 5)],
    ['service-state BFE'],
  ],
  [
    'the WAN Miniport of the tunnel is disabled',
    'miniport-broken',
    'healthy',
    [data('devices', { miniports: { MS_AGILEVPNMINIPORT: { present: true, problem: 22 } } })],
    ['device-state MS_AGILEVPNMINIPORT'],
  ],
  [
    'WAN Miniport (IP) is disabled',
    'miniport-broken',
    'healthy',
    [data('devices', { miniports: { MS_NDISWANIP: { present: true, problem: 22 } } })],
    ['device-state MS_NDISWANIP'],
  ],
];
for (const [what, id, name, patches, targets] of due)
  test(`${what}: ${targets.join(', ')}`, () => {
    const plan = planOf(id, name, patches);
    assert.is(plan?.refusal, undefined, plan?.refusal?.why);
    assert.equal(targetsOf(plan), targets);
  });

test('the NAT-T value: where the server is proven behind NAT, and where it is named', () => {
  const plan = planOf('nat-t-registry', 'nat-t-registry', [], only('nat-t-registry'));
  assert.is(plan?.refusal, undefined, plan?.refusal?.why);
  assert.equal(targetsOf(plan), ['registry-value nat-traversal']);
});

const rasman = [service('RasMan', 'stopped', 'disabled')];
const miniport = data('devices', { miniports: { MS_NDISWANIP: { present: true, problem: 22 } } });
const faulty = data('devices', { miniports: { MS_NDISWANIP: { present: true, problem: 31 } } });

/** What each refusal is about, and the same client without it. */
const refused: readonly (readonly [
  refusal: RefusalId,
  id: RepairId,
  name: string,
  patches: readonly Json[],
  wish: Wish,
])[] = [
  ['incomplete', 'rasman-stopped', 'healthy', [...rasman, { context: { complete: false } }], {}],
  ['no-cause', 'rasman-stopped', 'healthy', [], only('rasman-stopped')],
  ['no-cause', 'nat-t-registry', 'healthy', [], only('nat-t-registry')],
  ['masked', 'dns-cache', 'captive-portal', [], only('dns-cache')],
  ['only-possible', 'ipsec-services-stopped', 'prohibit-ipsec', [], {}],
  ['not-proven', 'dns-cache', 'server-name-not-found', [], {}],
  ['not-named', 'nat-t-registry', 'nat-t-registry', [], {}],
  ['not-named', 'prohibit-ipsec', 'prohibit-ipsec', [], {}],
  ['nothing-to-change', 'miniport-broken', 'healthy', [faulty], {}],
  ['left-out', 'rasman-stopped', 'healthy', rasman, only('dns-cache')],
  ['settings', 'rasman-stopped', 'healthy', rasman, { allowed: 'none' }],
  ['settings', 'rasman-stopped', 'healthy', rasman, { allowed: ['dns-cache'] }],
  ['settings', 'nat-t-registry', 'nat-t-registry', [], { ...only('nat-t-registry'), allowed: [] }],
  [
    'scripts-refused',
    'rasman-stopped',
    'healthy',
    [...rasman, { context: { powershell: { driver: 'warm', refused: true } } }],
    {},
  ],
  ['vpn-up', 'miniport-broken', 'healthy', [miniport, unread('network')], {}],
  ['not-elevated', 'rasman-stopped', 'healthy', [...rasman, data('session', { elevated: false })], {}],
  ['not-elevated', 'rasman-stopped', 'healthy', [...rasman, unread('session')], {}],
];
for (const [refusal, id, name, patches, wish] of refused)
  test(`${id} is refused: ${refusal}`, () => {
    const plan = planOf(id, name, patches, wish);
    assert.is(plan?.refusal?.id, refusal, plan?.refusal?.why);
    assert.ok((plan?.refusal?.why.length ?? 0) > 10);
  });

test('a repair that is allowed and named is done', () => {
  const plan = planOf('rasman-stopped', 'healthy', rasman, {
    ...only('rasman-stopped'),
    allowed: ['rasman-stopped'],
  });
  assert.is(plan?.refusal, undefined);
});

/** The server says that it is not behind a NAT, or says nothing, and the value is absent. */
for (const [what, said] of [
  ['it says that it is not', false],
  ['it says nothing', null],
] as const)
  test(`the NAT-T value is not set where the server is not proven behind NAT: ${what}`, () => {
    const servers = JSON.parse(readFileSync('samples/nat-t-registry.json', 'utf8')).probes.ike.data.servers;
    const patch: Record<string, Json> = {};
    for (const [host, gateways] of Object.entries(servers as Record<string, object>))
      patch[host] = Object.fromEntries(Object.keys(gateways).map((one) => [one, { serverBehindNat: said }]));
    for (const more of [[], [failed(809, 'l2tp')]]) {
      const plan = planOf(
        'nat-t-registry',
        'nat-t-registry',
        [data('ike', { servers: patch }), ...more],
        only('nat-t-registry'),
      );
      assert.ok(
        ['no-cause', 'only-possible', 'not-proven', 'masked'].includes(plan?.refusal?.id ?? ''),
        plan?.refusal?.id,
      );
      assert.equal(plan?.targets, []);
    }
  });

test('a repair rests on what is known: without the services nothing is started', () => {
  for (const id of repairIds)
    assert.ok(planOf(id, 'rasman-stopped', [unread('services')], only(id))?.refusal, id);
});

// richardhicks/endpointmanager#2: taking the name off the list alone does not restore the automatic connection.
test('a connection on RasMan’s list is nobody’s repair any more: only a person selects the check box again', () => {
  const plans = planned('healthy', [data('always-on', { disabled: ['Contoso VPN'] })]);
  assert.equal(plans, []);
  const undone = wayOf({ kind: 'auto-trigger', target: 'Contoso VPN' });
  assert.is(undone?.to, 'unlisted');
  assert.equal(
    everyRepairId.filter((id) => !repairIds.some((one) => one === id)),
    ['autotrigger-disabled'],
  );
});

test('every reason has been met', () => {
  const met = new Set<string>(refused.map(([id]) => id));
  assert.equal(
    refusalIds.filter((id) => !met.has(id)),
    [],
  );
});

test('what people have to do is nobody’s repair: causes of the network, the VPN and the user have none but those named here', () => {
  const mended = new Set(repairs.flatMap(({ mends }) => mends));
  const others = causes
    .filter(({ id, fixedBy }) => fixedBy !== 'helpdesk' && mended.has(id))
    .map(({ id }) => id);
  // Beside what their owners have to do there is a cache here.
  assert.equal(others.sort(), ['dns-failure', 'server-name-not-found']);
});

test.run();
