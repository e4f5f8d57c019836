import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asked, behindNat, FixOnWine, nobody, notBehindNat, records } from '../support/fix-wine.ts';
import { patience } from '../support/pace.ts';

const here = await FixOnWine.create();

test('without --yes everything is shown and nothing is changed; without its name it is not even on offer', async () => {
  const unnamed = await here.fixed(...asked(behindNat), '--yes');
  assert.is(unnamed.repairs.find(({ id }) => id === 'nat-t-registry')?.refusal?.id, 'not-named');
  const { repairs, mode, exitCode } = await here.fixed(...asked(behindNat), '--only', 'nat-t-registry');
  const planned = repairs.find(({ id }) => id === 'nat-t-registry');
  assert.equal([mode, exitCode, planned?.result], ['dry-run', 1, 'would-run'], JSON.stringify(repairs));
  const [change] = planned?.changes ?? [];
  assert.equal([change?.now, change?.to], ['absent', 'dword:2']);
  assert.is(await here.value(), 'absent');
  assert.equal(here.recordFiles(), []);
});

/** What stands there before, as a .reg file, reg.exe and we have it. All of it has to come back, type and all. */
const befores: readonly (readonly [file: string, shown: string, state: string])[] = [
  ['-', 'absent', 'absent'],
  ['dword:00000000', 'REG_DWORD 0x0', 'dword:0'],
  ['"2"', 'REG_SZ 2', 'string:2'],
  // Wine's reg.exe has no words for such a number.
  ['hex(b):02,00,00,00,00,00,00,00', 'REG_QWORD (null)', 'qword:2'],
];
for (const [file, shown, state] of befores)
  test(`the script alone, ${shown}: changed and put back`, async () => {
    await here.set(file);
    await here.script('Set-VpnRegistryValue', 'nat-traversal', { from: state, to: 'dword:2' });
    assert.is(await here.value(), 'REG_DWORD 0x2');
    await here.script('Set-VpnRegistryValue', 'nat-traversal', { from: 'dword:2', to: state });
    assert.is(await here.value(), shown);
  });

test('the whole program: changed, verified, looked at again, and undone', async () => {
  const [file, shown, state] = ['"2"', 'REG_SZ 2', 'string:2'];
  await here.set(file);
  const document = await here.fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
  const repair = document.repairs.find(({ id }) => id === 'nat-t-registry');
  assert.is(repair?.result, 'done', JSON.stringify(document.repairs));
  assert.match(document.restart ?? '', 'Power, Restart');
  assert.is(repair?.changes[0]?.from, state);
  assert.ok(document.after);
  assert.is(await here.value(), 'REG_DWORD 0x2');
  const back = await here.undone('--yes');
  assert.equal(
    [back.exitCode, back.changes.map(({ result, now }) => [result, now])],
    [0, [['undone', state]]],
  );
  assert.is(await here.value(), shown);
});

test('changed in Constrained Language Mode, undone by the plain driver', async () => {
  await here.set('-');
  const changing = [...asked(behindNat), '--only', 'nat-t-registry', '--yes', ...patience(120)];
  const constrained = { VPN_DOCTOR_HOST_LANGUAGE: 'ConstrainedLanguage' };
  // Something is left: the restart.
  assert.is((await here.run(changing, { env: constrained })).code, 1);
  assert.is(await here.value(), 'REG_DWORD 0x2');
  const plain = { VPN_DOCTOR_HOST_NO_STDIN_SHELL: '1' };
  assert.is((await here.run(['--undo', '--yes', ...patience(120)], { env: plain })).code, 0);
  assert.is(await here.value(), 'absent');
});

const config = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\RasMan\\Config';
const list = 'AutoTriggerDisabledProfilesList';
const own = 'Contoso AOVPN';
const names = ['Other', own, 'Third'];
test('the list of connections that were switched off, which records of earlier versions have changed: one is taken off and put back', async () => {
  const bytes =
    Buffer.from(`${names.join('\0')}\0\0`, 'utf16le')
      .toString('hex')
      .match(/../g) ?? [];
  await here.wine.registry(`[${config}]\n"${list}"=hex(7):${bytes.join(',')}`);
  const listed = async (): Promise<string> => {
    const key = config.replace('HKEY_LOCAL_MACHINE', 'HKLM');
    const { stdout } = await here.wine.run('reg', ['query', key, '/v', list]);
    return /REG_MULTI_SZ +(.*?)\r?\n/.exec(stdout)?.[1]?.trim() ?? 'absent';
  };
  const before = await listed();
  assert.is(before.split('\\0').filter(Boolean).length, names.length, before);
  await here.script('Set-AutoTriggerEntry', own, { from: 'listed:1', to: 'unlisted' });
  assert.is((await listed()).replace(/(\\0)+$/, ''), 'Other\\0Third');
  await here.script('Set-AutoTriggerEntry', own, { from: 'unlisted', to: 'listed:1' });
  assert.is(await listed(), before);
  await here.wine.registry(`[-${config}]`);
});

/** Not put back as it was by any means that we have, so left alone. */
test('what could not be put back is not touched', async () => {
  const [file, shown] = ['hex:02,00,00,00', 'REG_BINARY 02000000'];
  await here.set(file);
  const document = await here.fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
  assert.is(document.repairs.find(({ id }) => id === 'nat-t-registry')?.refusal?.id, 'changed');
  assert.is(await here.value(), shown);
  await here.set('-');
});

test('a server that is not behind a NAT, or of which nobody knows: nothing is changed, and it is said why', async () => {
  for (const server of [notBehindNat, nobody]) {
    const document = await here.fixed(...asked(server), '--only', 'nat-t-registry', '--yes');
    const row = document.repairs.find(({ id }) => id === 'nat-t-registry');
    assert.equal([row?.result, document.exitCode === 0], ['refused', false], server);
    assert.match(row?.refusal?.why ?? '', /not proven|only possible|has not found/, server);
    assert.is(await here.value(), 'absent');
  }
  assert.equal(here.recordFiles().length > 0, true);
});

test('what somebody has changed since is left alone, and the older repair is the next to be undone', async () => {
  here.forgetRecords();
  await here.fixed(...asked(behindNat), '--only', 'nat-t-registry', '--yes');
  // A dry run shows, and puts nothing back.
  assert.is((await here.undone()).mode, 'dry-run');
  assert.is(await here.value(), 'REG_DWORD 0x2');
  await here.set('dword:00000001');
  const left = await here.undone('--yes');
  assert.equal([left.exitCode, left.changes.map(({ result }) => result)], [1, ['left']]);
  assert.is(await here.value(), 'REG_DWORD 0x1');
  assert.equal((await here.undone('--yes')).changes, []);
  await here.set('-');
});

test('a record that nobody of us wrote is not acted upon', async () => {
  here.forgetRecords();
  const entry = { repair: 'nat-t-registry', state: 'done', at: '2026-11-23T10:00:00.000Z' };
  const base = { schema: 'vpn-doctor.fix-record/1', tool: { name: 'x', version: '1' }, startedAt: entry.at };
  const hostile = [
    { kind: 'registry-value', target: 'nat-traversal', from: 'string:calc.exe', to: 'dword:2' },
    { kind: 'registry-value', target: '..\\..\\Run', from: 'dword:1', to: 'dword:2' },
    { kind: 'service-start', target: 'WinDefend', from: 'disabled', to: 'automatic' },
    { kind: 'service-start', target: 'BFE', from: 'automatic', to: 'disabled' },
  ];
  for (const [index, change] of hostile.entries())
    here.wine.write(
      `${records}\\20261123T10000000${index}Z-1.json`,
      JSON.stringify({ ...base, changes: [{ ...entry, change }] }),
    );
  const { damaged, changes } = await here.undone('--yes');
  assert.equal([damaged.length, changes.length], [hostile.length, 0]);
  assert.is(await here.value(), 'absent');
  here.forgetRecords();
});

test.after(() => here.remove());
test.run();
