import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { InputError } from '../../src/base/input-error.ts';
import { assertCarried } from '../../src/schedule/connection-name.ts';
import {
  assertOnlyAdministratorsWrite,
  assertPaths,
  installed,
  programNamed,
} from '../../src/schedule/program.ts';

const refused = (action: () => unknown): void =>
  assert.throws(action, (error: unknown) => error instanceof InputError);

test('a program that an administrator may name', () => {
  for (const path of [
    'C:\\Program Files\\Contoso\\vpn-doctor.exe',
    'd:\\tools\\vpn doctor\\VPN-DOCTOR.EXE',
    '%ProgramFiles%\\vpn-doctor\\vpn-doctor.exe',
    '%ProgramFiles(x86)%\\Büro\\vpn-doctor.exe',
  ])
    assert.equal(programNamed(path), { exe: path });
});

test('a program that nobody may name', () => {
  for (const path of [
    '',
    'vpn-doctor.exe',
    '\\\\server\\share\\vpn-doctor.exe',
    '\\\\?\\C:\\x\\vpn-doctor.exe',
    '//server/share/vpn-doctor.exe',
    '/usr/bin/vpn-doctor.exe',
    'C:vpn-doctor.exe',
    'C:\\x\\vpn-doctor.cmd',
    'C:\\x\\vpn-doctor.exe ',
    'C:\\Program Files\\..\\Users\\me\\vpn-doctor.exe',
    'C:\\Program Files\\.\\vpn-doctor.exe',
    'C:\\Program Files\\x.\\vpn-doctor.exe',
    'C:\\Program Files\\\\vpn-doctor.exe',
    'C:\\Program Files/x\\vpn-doctor.exe',
    'C:\\x:y\\vpn-doctor.exe',
    '%TEMP%\\vpn-doctor.exe',
    'C:\\%TEMP%\\vpn-doctor.exe',
    'C:\\x\\a" --trip "b.exe',
    'C:\\x\\a\nb.exe',
    'C:\\x\\\ud800.exe',
    `C:\\${'x'.repeat(260)}.exe`,
  ])
    refused(() => programNamed(path));
});

test('what runs for others lies where only administrators write', () => {
  const assertSafe = (exe: string, script?: string): void =>
    assertOnlyAdministratorsWrite({ exe, ...(script !== undefined && { script }) });
  assertSafe(installed.exe);
  assertSafe('c:\\program files\\x\\y.exe');
  assertSafe('C:\\Program Files (x86)\\x\\y.exe');
  for (const exe of [
    'C:\\Users\\me\\vpn-doctor.exe',
    'C:\\ProgramData\\vpn-doctor\\vpn-doctor.exe',
    'C:\\Program Files evil\\vpn-doctor.exe',
    'C:\\Windows\\Temp\\vpn-doctor.exe',
    'D:\\Program Files\\vpn-doctor.exe',
  ])
    refused(() => assertSafe(exe));
  refused(() => assertSafe('C:\\Program Files\\nodejs\\node.exe', 'C:\\Users\\me\\cli.js'));
  assertOnlyAdministratorsWrite({ exe: 'E:\\Program Files\\x.exe' }, 'E:');
});

test('our own paths: a share, or a percent sign that Task Scheduler would read, is refused', () => {
  assertPaths({ exe: 'C:\\Users\\Jörg\\node.exe', script: 'C:\\Users\\Jörg\\vpn-doctor\\cli.js' });
  refused(() => assertPaths({ exe: '\\\\server\\share\\node.exe' }));
  refused(() => assertPaths({ exe: 'C:\\node.exe', script: 'C:\\a%b%\\cli.js' }));
});

test('names that a task hands on, and names that it cannot', () => {
  for (const name of [
    'Contoso VPN',
    '-x',
    '--trip',
    'a "b" \\',
    '100% sure',
    '$x',
    '<&>',
    'Büro 😀',
    'x'.repeat(256),
  ])
    assertCarried(name);
  for (const name of [
    '',
    '  ',
    'a\nb',
    'a\0',
    '\u001b[31m',
    'a\u0085',
    'lone \ud800',
    '\udc00 lone',
    'a\uffff',
    '%USERNAME%',
    '10% or 20%',
    '$(Arg0)',
    'x'.repeat(257),
  ])
    refused(() => assertCarried(name));
});

test.run();
