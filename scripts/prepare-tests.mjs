// Makes ready what the suites need beyond npm packages, and says plainly what it could not have.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import './generate.mjs';
import { prepareNet48 } from './prepare-net48.mjs';
import { hasPwsh, installPwsh } from './pwsh.mjs';
import { unlessMade } from './unless-made.mjs';
import { bootWine, winePrefix } from './wine-prefix.mjs';

const linux = process.platform === 'linux';
const root = process.getuid?.() === 0;
const host = 'test/powershell-host/bin/out/powershell-host';
const windowsHost = 'test/powershell-host/bin/win-x64/powershell-host.exe';
const windowsNode = 'test/wine/bin/node.exe';
const packages = 'test/package/built';
const hostSources = () =>
  readdirSync('test/powershell-host')
    .filter((name) => /\.(cs|csproj)$/.test(name))
    .map((name) => join('test/powershell-host', name));
/** All that goes into the packages, and how they are made. */
const packageSources = [
  ...['src', 'ps-scripts', 'deploy', 'docs', 'samples', 'templates', 'scripts', 'packaging'],
  ...['package.json', 'package-lock.json', 'LICENSE', 'README.md', 'CHANGELOG.md'],
];
const installed = 'packages/installed';
const run = (command, args) =>
  spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
const has = (command) => run(process.platform === 'win32' ? 'where' : 'which', [command]).status === 0;

/** Wine runs the programs of this processor only. */
const wine = linux && process.arch === 'x64';

const labCommands = [
  'ip',
  'nft',
  'conntrack',
  'dnsmasq',
  'nginx',
  'turnserver',
  'pptpd',
  'xl2tpd',
  'tinyproxy',
  'vpnserver',
  'tshark',
  'openssl',
  'perl',
];
const labFiles = ['/usr/lib/ipsec/charon', '/usr/lib/ipsec/starter', '/dev/net/tun'];

const packageCommands = ['osslsigncode', 'wixl', 'msibuild', 'msiextract', 'openssl'];

/** The suites' needs, and what to say where one is not met. `packages` are Debian's; a need that more than packages fill says when these are `installed`. */
const tools = {
  lab: {
    why: 'it takes root on Debian, and network namespaces',
    ready: () => linux && root && labCommands.every(has) && labFiles.every(existsSync),
    packages: [
      'iproute2',
      'nftables',
      'dnsmasq-base',
      'strongswan-charon',
      'strongswan-starter',
      'libstrongswan-standard-plugins',
      'conntrack',
      'nginx-light',
      'coturn',
      'pptpd',
      'xl2tpd',
      'tinyproxy',
      'softether-vpnserver',
      'tshark',
      'openssl',
      'perl',
    ],
  },
  browser: {
    why: 'it takes Chromium and pdftotext',
    ready: () => (has('chromium') || has('chromium-browser')) && has('pdftotext'),
    packages: ['chromium', 'poppler-utils'],
  },
  host: {
    why: `it takes PowerShell and the console host in ${dirname(dirname(host))}: npm run test:all gets them, with the .NET SDK 10`,
    ready: () => process.platform === 'win32' || (hasPwsh() && existsSync(host)),
    packages: [],
  },
  process: {
    why: 'it takes what the host suites take',
    ready: () => tools.host.ready(),
    packages: [],
  },
  package: {
    why: 'it takes the packages for Windows, which are built on x64 Linux only',
    installed: () => wine && packageCommands.every(has),
    ready: () => wine && packageCommands.every(has) && existsSync(`${packages}/SHA256SUMS`),
    packages: wine ? ['osslsigncode', 'wixl', 'msitools', 'openssl'] : [],
  },
  wine: {
    why: 'it takes Wine, on x64 Linux',
    installed: () => wine && has('wine'),
    ready: () =>
      wine &&
      has('wine') &&
      [windowsHost, windowsNode, winePrefix, `${packages}/SHA256SUMS`].every(existsSync),
    packages: wine ? ['wine', 'wine64'] : [],
  },
};

/** What no other system has: it is nobody's fault there. */
const debians = ['wine', 'package', 'lab', 'browser'];

/**
 * The needs that are not met, each with the reason, and whether that is as it should be. `wanted`: the needs of the suites that are to run;
 * `named`: somebody asks for these files and no others.
 */
export async function prepare(mode, wanted, named) {
  build();
  if (mode === 'all') {
    installPackages(wanted);
    if (linux && ['host', 'process', 'lab'].some((need) => wanted.has(need))) {
      buildHost();
      getPowerShell();
      prepareNet48();
    }
    if (wanted.has('wine') && tools.wine.installed()) {
      publishWindowsHost();
      getWindowsNode();
      bootWine();
    }
    if (needed('package', wanted) && tools.package.installed()) {
      makePackages();
    }
  }
  const left = Object.entries(tools).flatMap(([name, { ready, why }]) => {
    if (mode !== 'all' && (slow.includes(name) || (name === 'host' && !named)))
      return [[name, { why: 'it is for npm run test:all', excused: true }]];
    return ready() ? [] : [[name, { why, excused: debians.includes(name) && !linux }]];
  });
  return new Map(left);
}

/** What takes longer than the minute that a quick run may. */
const slow = ['wine', 'package', 'lab', 'browser', 'process'];

function build() {
  const built = run(process.execPath, ['scripts/build.mjs']);
  if (built.status !== 0) throw new Error(`The build failed:\n${built.stderr}`);
}

/** What is looked at under Wine are the packages. */
const needed = (name, wanted) => wanted.has(name) || (name === 'package' && wanted.has('wine'));

function installPackages(wanted) {
  const packages = Object.entries(tools)
    .filter(([name, { ready, installed = ready }]) => needed(name, wanted) && !installed())
    .flatMap(([, tool]) => tool.packages);
  if (packages.length === 0) return;
  if (!linux || !root || !has('apt-get')) {
    console.log(`not installed: ${packages.join(', ')} (that takes root on Debian)`);
    return;
  }
  console.log(`installing ${packages.join(', ')}`);
  // Where there is no network it says so at once.
  const hasty = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20'];
  run('apt-get', ['update', '-qq', ...hasty]);
  const installed = withoutDaemons(() =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...hasty, ...packages]),
  );
  if (installed.status !== 0) console.log(`apt-get failed: ${installed.stderr.trim().split('\n').at(-1)}`);
}

/** Packages bring daemons that would start at once: this file is how Debian is told not to. Nobody can be asked anything. */
function withoutDaemons(install) {
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    process.env.DEBIAN_FRONTEND = 'noninteractive';
    return install();
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

/** The real one, once for this checkout. */
function getPowerShell() {
  if (hasPwsh()) return;
  console.log('getting PowerShell');
  const why = installPwsh();
  if (why) console.log(`not got: ${why}`);
}

function buildHost() {
  const folder = dirname(host);
  unlessMade({ stamp: join(folder, 'made-of'), sources: hostSources(), results: [host] }, () => {
    console.log('building test/powershell-host');
    const built = dotnet('build', '-o', folder);
    if (built.status === 0) return true;
    console.log(whyNot('dotnet build', built));
    // What an earlier build has left is not what stands in the sources now.
    rmSync(host, { force: true });
    return false;
  });
}

/** The same host for Windows, with the runtime that Wine lacks. */
function publishWindowsHost() {
  const folder = dirname(windowsHost);
  unlessMade({ stamp: join(folder, 'made-of'), sources: hostSources(), results: [windowsHost] }, () => {
    console.log('building test/powershell-host for Windows');
    const publish = (...more) =>
      dotnet('publish', '-r', 'win-x64', '--self-contained', ...more, '-o', folder);
    // Compiling ahead of time takes one more package; without it the host starts slower, and does the same.
    const compiled = publish();
    const built = compiled.status === 0 ? compiled : publish('-p:PublishReadyToRun=false');
    if (built.status === 0) return true;
    console.log(whyNot('dotnet publish', built));
    rmSync(windowsHost, { force: true });
    return false;
  });
}

const dotnet = (action, ...args) =>
  run('dotnet', [action, '-c', 'Release', '--nologo', '-v', 'q', ...args, 'test/powershell-host']);

const whyNot = (what, { error, stdout }) =>
  `${what} failed: ${error ? `${error.message} (that takes the .NET SDK 10)` : stdout.trim().slice(-2000)}`;

/** Node for Windows: the very one that is shipped. */
function getWindowsNode() {
  if (existsSync(windowsNode)) return;
  console.log('getting Node for Windows');
  const got = run(process.execPath, ['--import', 'tsx', 'packaging/get-node.ts', windowsNode]);
  if (got.status !== 0) console.log(`not got: ${got.stderr.trim().slice(-500)}`);
}

/** What is shipped, made once for all suites that look at it. */
function makePackages() {
  const results = [`${packages}/SHA256SUMS`, `${installed}/node_modules/vpn-doctor/dist/cli.js`];
  unlessMade({ stamp: `${installed}/made-of`, sources: packageSources, results }, () => {
    console.log('building the packages');
    for (const folder of [packages, installed]) rmSync(folder, { recursive: true, force: true });
    const built = run(process.execPath, ['--import', 'tsx', 'packaging/package.ts', '--out', packages]);
    if (built.status !== 0) console.log(`not built: ${built.stderr.trim().slice(-500)}`);
    return installFromTarball() && built.status === 0;
  });
}

/**
 * The npm package, installed into an empty folder as a user would; its own script to build has just been run. Not under test/,
 * where the tests that its dependencies bring would count as ours.
 */
function installFromTarball() {
  mkdirSync(installed, { recursive: true });
  writeFileSync(`${installed}/package.json`, '{"private":true}\n');
  const packed = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', installed]);
  const tarball = packed.stdout?.trim().split('\n').at(-1);
  // What npm ci has fetched before is there still: nobody has to be asked, and who does not answer is not asked again and again.
  const done = run('npm', [
    ...['install', '--silent', '--prefer-offline', '--no-audit', '--fetch-retries=0', '--prefix', installed],
    resolve(installed, tarball ?? ''),
  ]);
  if (done.status !== 0) console.log(`npm install failed: ${done.stderr.trim().slice(-500)}`);
  return done.status === 0;
}
