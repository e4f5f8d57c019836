// Makes ready what the suites need beyond npm packages, and says plainly what it could not have.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import './precompile-templates.mjs';

const linux = process.platform === 'linux';
const root = process.getuid?.() === 0;
const host = 'test/powershell-host/bin/out/powershell-host';
const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
const has = (command) => run(process.platform === 'win32' ? 'where' : 'which', [command]).status === 0;

/** The suites' needs. `packages` are Debian's. */
const tools = {
  lab: {
    ready: () => linux && root && ['ip', 'nft', 'dnsmasq'].every(has),
    packages: ['iproute2', 'nftables', 'dnsmasq-base'],
  },
  browser: { ready: () => has('chromium') || has('chromium-browser'), packages: ['chromium'] },
  host: { ready: () => has('pwsh') || has('powershell.exe') || existsSync(host), packages: [] },
};

/** The names of the needs that are met. */
export async function prepare(mode) {
  if (mode === 'all') {
    build();
    installPackages();
    if (!tools.host.ready() || existsSync('test/powershell-host/powershell-host.csproj')) buildHost();
  }
  return new Set(Object.keys(tools).filter((name) => tools[name].ready()));
}

function build() {
  const built = run(process.execPath, ['tools/build.mjs']);
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stderr}`);
}

function installPackages() {
  const packages = Object.values(tools)
    .filter(({ ready }) => !ready())
    .flatMap((tool) => tool.packages);
  if (packages.length === 0) return;
  if (!linux || !root || !has('apt-get')) {
    console.log(`not installed: ${packages.join(', ')} (that takes root on Debian)`);
    return;
  }
  console.log(`installing ${packages.join(', ')}`);
  run('apt-get', ['update', '-qq']);
  const installed = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (installed.status !== 0) console.log(`apt-get failed: ${installed.stderr.trim().split('\n').at(-1)}`);
}

/** The engine host is needed where there is no PowerShell; `dotnet build` does nothing when nothing has changed. */
function buildHost() {
  if (has('pwsh') || has('powershell.exe')) return;
  if (!has('dotnet')) {
    console.log('not built: test/powershell-host (that takes the .NET SDK 10, or put pwsh on PATH)');
    return;
  }
  console.log('building test/powershell-host');
  const built = spawnSync(
    'dotnet',
    [
      'build',
      '-c',
      'Release',
      '--nologo',
      '-v',
      'q',
      '-o',
      'test/powershell-host/bin/out',
      'test/powershell-host',
    ],
    { encoding: 'utf8' },
  );
  if (built.status !== 0) console.log(`dotnet build failed:\n${built.stdout.trim().slice(-2000)}`);
}
