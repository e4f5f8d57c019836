import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Json, mergePatch } from '../../scripts/samples/merge-patch.ts';
import sick from '../../scripts/samples/sick.ts';
import { buildReport } from '../../src/report/build.ts';
import { readSnapshot } from '../../src/snapshot/file.ts';
import { redact } from '../../src/snapshot/redact.ts';
import { type Snapshot, snapshotSchema } from '../../src/snapshot/schema.ts';

/** The healthy client as version 0.1.0 saved it. It stays as it is: whoever kept a snapshot/1 can read it with every later version. */
const file = 'test/snapshot/healthy-0.1.0.json';
const old = JSON.parse(readFileSync(file, 'utf8')) as Json;
const patched = (patch: Json): Snapshot => snapshotSchema.parse(mergePatch(old, patch));
const failed = (change: Json): Json => ({
  attempts: {
    data: {
      attempts: {
        '7c9e6679-7425-40de-944b-e07fc1f90ae7': null,
        a: {
          connection: 'Contoso VPN',
          at: '2026-11-20T18:39:51.000Z',
          result: 'failed',
          events: [20221, 20227],
          ...(change as object),
        },
      },
    },
  },
});

test('a snapshot of 0.1.0 gives the report that it gave', () => {
  const report = buildReport(readSnapshot(file));
  assert.equal([report.verdict, report.causes, report.contradictions], ['healthy', [], []]);
  for (const level of ['standard', 'strict'] as const)
    assert.is(buildReport(redact(readSnapshot(file), level)).verdict, 'healthy', level);
});

test('so does a merge patch on it', () => {
  const { probes } = sick['rasman-stopped'] as { probes: { services: Json } };
  const stopped = { services: probes.services, ...(failed({ errorCode: 711 }) as object) };
  assert.is(buildReport(patched({ probes: stopped })).causes[0]?.id, 'rasman-stopped');
  // Fields of that time, whose meaning has changed or whose place is another one.
  const entry = { autoLogon: true, authentication: ['chap'] };
  const books = { phonebooks: { data: { books: { user: { entries: { 'Contoso VPN': entry } } } } } };
  assert.is(buildReport(patched({ probes: books })).verdict, 'healthy');
});

/** The samples of that version, as merge patches on its healthy one. */
const oldSick = JSON.parse(readFileSync('test/snapshot/sick-0.1.0.json', 'utf8')) as Record<string, Json>;
for (const [name, patch] of Object.entries(oldSick))
  test(`its sample ${name} fails for the same reason, and nothing contradicts it`, () => {
    const { verdict, causes, contradictions } = buildReport(patched(patch));
    assert.equal([verdict, causes[0]?.id, contradictions], ['failing', name, []]);
  });

/** A patch that changes a profile did not have to change the phone book: nothing compared the two. */
const profile = (change: Json): Json => ({
  probes: { profiles: { data: { connections: { 'user/Contoso VPN': change } } } },
});
for (const [what, change] of Object.entries<Json>({
  tunnel: { tunnel: 'sstp' },
  'tunnel and server': { tunnel: 'automatic', server: 'vpn2.contoso.com' },
  server: { server: 'gateway.contoso.com' },
}))
  test(`a patch of the profile alone gives the old verdict: ${what}`, () => {
    const snapshot = patched(profile(change));
    const without = patched(mergePatch(profile(change), { probes: { phonebooks: null } }));
    const { verdict, contradictions } = buildReport(snapshot);
    assert.equal([verdict, contradictions], [buildReport(without).verdict, []]);
    assert.is(verdict, 'healthy');
  });

test('what is new is unknown in it, and said to be', () => {
  const { facts } = buildReport(patched({ probes: failed({ errorCode: 809 }) }));
  assert.ok(facts.length > 50);
  const snapshot = patched({});
  const book = snapshot.probes.phonebooks;
  assert.is(book?.status === 'ok' && book.data.books.user?.entries['Contoso VPN']?.plugIn, undefined);
});

test.run();
