import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { powershellEnvironment, windowsOwn, windowsPowerShell } from '../../src/powershell/executable.ts';
import { withEnvironment } from '../support/engine.ts';

test('a 32-bit parent gets the 64-bit PowerShell; without one there is none', () => {
  const [native, own] = ['Sysnative', 'System32'].map(
    (folder) => `D:\\Windows\\${folder}\\WindowsPowerShell\\v1.0\\powershell.exe`,
  );
  assert.is(
    windowsPowerShell('D:\\Windows', () => true),
    native,
  );
  assert.is(
    windowsPowerShell('D:\\Windows', (path) => path === own),
    own,
  );
  assert.is(
    windowsPowerShell('D:\\Windows', () => false),
    undefined,
  );
});

test('what makes .NET load somebody else’s code is not handed on', async () => {
  const planted = [
    'PSModulePath',
    'NODE_POWERSHELL',
    '__PSLockdownPolicy',
    'COR_ENABLE_PROFILING',
    'COR_PROFILER_PATH',
    'CORECLR_PROFILER_PATH_64',
    'COMPlus_Version',
    'DOTNET_STARTUP_HOOKS',
    'DOTNET_ADDITIONAL_DEPS',
    'DOTNET_SHARED_STORE',
    'DEVPATH',
    'APPDOMAIN_MANAGER_ASM',
    'APPDOMAIN_MANAGER_TYPE',
    'cor_profiler',
  ];
  const harmless = { DOTNET_EnableWriteXorExecute: '0', CORRECT: '1', VPN_DOCTOR_HOST_STUBS: 'x' };
  await withEnvironment(
    { ...Object.fromEntries(planted.map((name) => [name, 'planted'])), ...harmless },
    async () => {
      const env = powershellEnvironment({ VPN_DOCTOR_REQUEST: '{}' });
      for (const name of planted) assert.is(env[name], undefined, name);
      for (const [name, value] of Object.entries(harmless)) assert.is(env[name], value, name);
      assert.is(env.VPN_DOCTOR_REQUEST, '{}');
    },
  );
});

test('an inherited name in another spelling does not stand beside ours', async () => {
  await withEnvironment({ Term: 'planted' }, async () => {
    const names = Object.keys(powershellEnvironment({})).filter((name) => name.toUpperCase() === 'TERM');
    assert.equal(names, ['TERM']);
  });
});

test('scripts find Windows where it is, and nothing in the current folder', () => {
  assert.equal(windowsOwn('E:\\WINNT'), {
    SystemRoot: 'E:\\WINNT',
    windir: 'E:\\WINNT',
    SystemDrive: 'E:',
    ComSpec: 'E:\\WINNT\\System32\\cmd.exe',
    Path: 'E:\\WINNT\\System32;E:\\WINNT;E:\\WINNT\\System32\\Wbem',
    NoDefaultCurrentDirectoryInExePath: '1',
  });
});

test('no source asks the environment where Windows or its programs are', () => {
  for (const file of readdirSync('src', { recursive: true }).map(String)) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join('src', file), 'utf8');
    assert.not.match(
      text,
      /(?<!\$)env\W{1,3}(SystemRoot|windir|SystemDrive|ProgramFiles|ProgramW6432|ComSpec)\b/i,
      file,
    );
  }
});

test.run();
