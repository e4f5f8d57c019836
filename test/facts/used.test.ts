import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compare } from '../../src/facts/comparison.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { factNames } from '../../src/facts/values.ts';
import { contradictionsIn } from '../../src/facts/witnesses.ts';
import { attemptRows } from '../../src/report/attempts.ts';
import { contextOf, coverageOf } from '../../src/report/context.ts';
import { stepValues } from '../../src/report/step-values.ts';
import { connectionsOf } from '../../src/snapshot/connections.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { casesIn, snapshotOf } from '../support/cases/case.ts';
import { sample, sampleNames } from '../support/samples.ts';

/** Where facts are read: rules, verdicts, steps, repairs, the trip, the report. */
const readers = ['knowledge', 'diagnosis', 'report', 'repairs', 'packs'];
const sources = readers
  .flatMap((folder) =>
    readdirSync(join('src', folder), { recursive: true }).map((file) => join('src', folder, String(file))),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('every fact is read by a rule, a verdict, a step or the report', () => {
  const unread = factNames.filter((name) => !name.startsWith('service.') && !sources.includes(`'${name}'`));
  assert.equal(unread, []);
});

/** What is collected and read by nothing, with the reason why it is collected all the same. */
const keptFor: readonly (readonly [field: RegExp, reason: string])[] = [
  [/\.ms$/, 'how long an answer took: for whoever compares two snapshots'],
  [
    /\.(failure|notify|reply|resultCode|stage|error|status)$/,
    'why, beside the result that is judged: for whoever reads the snapshot',
  ],
  [/\.(vendor|software)$/, 'what the server says of itself: told to the VPN administrator'],
  [
    /^(server-tls|sstp-by-proxy)\..*\.(chain|ekus|issuer|subject|thumbprint|notBefore|notAfter|namesHost)/,
    'the chain as it came: Windows’ own verdict on it is judged',
  ],
  [
    /^server-tls\..*\.protocol$|^sstp-by-proxy\..*\.protocol$/,
    'which version two programs agree on does not say which ones the server refuses',
  ],
  [/^certificates\..*\.subject$|^certificates\.data\.machineRoots/, 'keys of tables, read as a whole'],
  [
    /^services\.data\.services\.(iphlpsvc|mpssvc|nsi)/,
    'services that others rest on: listed in the report’s facts',
  ],
  [/^system-events\.data\.(services\[\]\.codes|lastStart)/, 'beside the kind of event, which is judged'],
  [
    /^session\.data\.(architecture|process64|executionPolicies|remoteControl|session|sid)/,
    'where the run stood: for whoever reads the snapshot',
  ],
  [
    /^always-on\.data\.(managed\.\*\.(alwaysOn|deviceTunnel)|triggers\.\*\.(applications|dnsRules))/,
    'read as a whole where a connection has a trigger',
  ],
  [
    /^bindings\.data\.wanIpv6/,
    'of IPv6 no fault of its own is known; the list is shown where bindings are looked at',
  ],
  [
    /^clock\.data\.(automaticZone|zone)/,
    'the zone does not move what certificates are judged by; it explains times that somebody reads out',
  ],
  [/^credential-guard\.data\.configured/, 'what is configured and does not run changes nothing'],
  [/^inside\.data\.web\.\*\.(cached|clockAheadSeconds|viaProxy)/, 'the same shape as web-access has'],
  [
    /^name-policy\.data\.(rules\[\]\.(directAccess|servers|source)|smartResolution|suffixes)/,
    'which rule wins is Windows’ affair: that one holds the name is judged',
  ],
  [/^names\.data\..*\.addresses$/, 'compared as wholes, or only counted'],
  [
    /^network\.data\.(defaultRoutes\[\]\.metric|interfaces\.\*\.(index|ipv6\.(automatic|metric)|network\.name)|routes\.\*\.(metric|nextHop))/,
    'Windows has sorted the routes by it already',
  ],
  [
    /^phonebooks\.data\.books\.(user|\*)\.(scope|sid|entries\.\*\.(alwaysOnCapable|classBasedRoute|metric4|metric6|mobility))/,
    'settings that other settings overrule: for whoever compares phone books',
  ],
  [
    /^profiles\.data\.connections\.\*\.(dnsSuffix|eap\.certificateFrom)/,
    'dnsSuffix is what the probe `inside` asks for; certificateFrom is told to the help desk',
  ],
  [/^proxy\.data\.machine\.bypass/, 'read by the collector: whether the way goes past the proxy'],
  [/^public-tls\.data\.sites\.\*\.namesHost/, 'a control site’s name is its operator’s affair'],
  [/^revocation\.data\.places\.\*\.result/, 'read as a whole'],
  [/^security\.data\.products/, 'only names are judged'],
  [/^server-name\.data\.servers\.\*\.resolver/, 'Windows’ own resolver, beside the one that is judged'],
  [
    /^server-route\.data\.servers\.\*\.(nextHop|sourceAddress)/,
    'the interface is judged; these tell whoever reads the snapshot which network it was',
  ],
  [/^server-trust\.data\.servers\.\*\.rootInMachineStore/, 'the verdict on the chain holds it'],
  [/^smart-cards\.data\.readers/, 'how many; whether one works is judged'],
  [/^vpn-apps\.data\./, 'read only where the Azure VPN Client is installed'],
  [/^web-access\.data\.beacons\.\*\.redirectHost/, 'shown to the person as the sign-in page'],
];

test('what is collected is used: every field of every probe’s answer is read by a fact, a cross-check or the report', () => {
  const [there, read] = [new Set<string>(), new Set<string>()];
  const clients = [
    ...sampleNames.map(sample),
    ...['real', 'border', 'second'].flatMap((folder) => casesIn(`test/cases/${folder}`).map(snapshotOf)),
  ];
  for (const client of clients) {
    fieldsOf(client.probes, there);
    const watched = { ...client, probes: watch(client.probes, read) } as Snapshot;
    contradictionsIn(watched);
    contextOf(watched, 1);
    coverageOf(watched);
    for (const connection of connectionsOf(watched)) {
      stepValues(watched, connection, deriveFacts(watched, connection));
      attemptRows(watched, connection);
      compare(watched, watched, connection, deriveFacts);
    }
  }
  const unread = [...there].filter((field) => !read.has(field)).sort();
  assert.equal(
    unread.filter((field) => !keptFor.some(([kept]) => kept.test(field))),
    [],
  );
  for (const [kept, reason] of keptFor)
    assert.ok(
      unread.some((field) => kept.test(field)),
      `nothing is left of what was kept for this reason: ${reason}`,
    );
});

/** `profiles.connections.*.status`: keys that come from the client are a star. */
const step = (path: string, key: string): string =>
  path === '' ? key : `${path}.${/^[a-z][A-Za-z0-9]*$/.test(key) ? key : '*'}`;

function fieldsOf(value: unknown, into: Set<string>, path = ''): void {
  if (Array.isArray(value)) {
    for (const one of value) fieldsOf(one, into, `${path}[]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      into.add(step(path, key));
      fieldsOf(inner, into, step(path, key));
    }
  }
}

/** The same, and every field that is read is noted. */
function watch<T>(value: T, read: Set<string>, path = ''): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const inner: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string' || typeof inner === 'function') return inner;
      if (Array.isArray(target)) return watch(inner, read, /^\d+$/.test(key) ? `${path}[]` : path);
      read.add(step(path, key));
      return watch(inner, read, step(path, key));
    },
  });
}

test.run();
