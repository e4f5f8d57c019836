// A Windows 10 on Wine that nobody has used yet: booted once, and copied by every test that wants one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';

const folder = resolve('test/wine/bin/booted');
export const winePrefix = join(folder, 'prefix');
/** By which Wine it was booted: another one would first bring it up to date, in every copy. */
const madeBy = join(folder, 'version');

/** Nothing of this machine's environment: no display, no home, no settings of the Node that runs the test. */
export const wineEnvironment = (prefix, home) => ({
  PATH: process.env.PATH,
  HOME: home,
  LC_ALL: 'C.UTF-8',
  WINEPREFIX: prefix,
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
});

/** Boots it where that has not been done yet. */
export function bootWine() {
  const version = spawnSync('wine', ['--version'], { encoding: 'utf8' }).stdout;
  if (existsSync(madeBy) && readFileSync(madeBy, 'utf8') === version) return;
  console.log('booting Wine');
  rmSync(folder, { recursive: true, force: true });
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  boot(join(unfinished, 'prefix'), unfinished);
  writeFileSync(join(unfinished, 'version'), version);
  renameSync(unfinished, folder);
}

function boot(prefix, home) {
  const run = (command, args, more = {}) =>
    spawnSync(command, args, { env: { ...wineEnvironment(prefix, home), ...more }, stdio: 'ignore' });
  // Wine would offer to download .NET and a browser. The library must be there later: every .NET program loads it.
  run('wine', ['wineboot', '--init'], { WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=' });
  run('wine', ['winecfg', '/v', 'win10']);
  // What it has kept in memory is written when it ends.
  run('wineserver', ['-k']);
  run('wineserver', ['-w']);
  keepInside(join(prefix, 'drive_c', 'users', userInfo().username));
  // Drive Z: is the whole of this machine, which no test should be able to see.
  rmSync(join(prefix, 'dosdevices', 'z:'), { force: true });
}

/** Wine makes Documents and the like links to folders of whoever boots it. */
function keepInside(profile) {
  for (const entry of readdirSync(profile, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    rmSync(join(profile, entry.name));
    mkdirSync(join(profile, entry.name));
  }
}
