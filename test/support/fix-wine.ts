import { existsSync, readdirSync, rmSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { localProbes } from '../../src/probes/catalogue.ts';
import type { FixDocument, UndoDocument } from '../../src/render/fix/schema.ts';
import { ikeGateway, loopbackAddress } from './ike-gateway.ts';
import { patience } from './pace.ts';
import { type RunOptions, type WindowsRun, Wine, windowsStubs } from './wine.ts';

/** Servers on loopback: one that says that it stands behind a NAT, one that says that it does not. */
export const behindNat = loopbackAddress(1);
export const notBehindNat = loopbackAddress(2);
/** Nobody answers there. */
export const nobody = loopbackAddress(3);
const services = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services';
const policyAgent = `${services}\\PolicyAgent`;
const name = 'AssumeUDPEncapsulationContextOnSendRule';
export const records = 'C:\\Program Files\\vpn-doctor\\fixes';
const state = 'C:\\test\\state';
const env = { ...windowsStubs, VPN_DOCTOR_STUB_REGISTRY: 'real', VPN_DOCTOR_STUB_STATE: state };
/** What the repairs here rest on. Each script costs a second of the processor here, and a repair looks twice. */
const asking = [
  'Get-AlwaysOnState',
  'Get-NetworkState',
  'Get-PhoneBook',
  'Get-SessionContext',
  'Get-VpnDevice',
  'Get-VpnProfile',
  'Get-VpnRegistryValue',
];
const quiet = ['--no-internet-beacons', '--redact', 'none'];

export const asked = (server: string): string[] => ['--server', server, '--tunnel', 'l2tp', '--error', '809'];

/** The whole program on a Windows of its own, with its real registry; the rest are stubs. */
export class FixOnWine {
  private constructor(
    readonly wine: Wine,
    private readonly gateways: readonly (() => void)[],
  ) {}

  static async create(): Promise<FixOnWine> {
    const wine = await Wine.create();
    const gateways = [await ikeGateway(behindNat, 'behind-nat'), await ikeGateway(notBehindNat, 'no-nat')];
    // By the second key alone a script sees that it has administrator's rights.
    await wine.registry(`[${policyAgent}]\n[HKEY_USERS\\S-1-5-19\\Environment]`);
    wine.write(`${state}\\log`, '');
    for (const { script } of Object.values(localProbes))
      if (!asking.includes(script)) wine.script(script, "throw 'left out of this test'");
    // The first start of a program on a new Windows reads everything from disk.
    await wine.check(['--only', 'session,registry,profiles']);
    return new FixOnWine(wine, gateways);
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<WindowsRun> {
    const limit = args.includes('--timeout') ? [] : patience(90);
    return this.wine.cli(['fix', ...args, ...quiet, ...limit], { env: { ...env, ...options.env } });
  }

  async fixed(...args: readonly string[]): Promise<FixDocument> {
    const ran = await this.run([...args, '--json']);
    if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
    const document = JSON.parse(ran.stdout) as FixDocument;
    assert.is(ran.code, document.exitCode);
    return document;
  }

  async undone(...args: readonly string[]): Promise<UndoDocument> {
    const ran = await this.run(['--undo', ...args, '--json']);
    if (ran.stdout === '') throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
    return JSON.parse(ran.stdout) as UndoDocument;
  }

  /** What stands in the registry, as Windows' own program tells it: "REG_DWORD 0x2". */
  async value(): Promise<string> {
    const key = policyAgent.replace('HKEY_LOCAL_MACHINE', 'HKLM');
    const { stdout } = await this.wine.run('reg', ['query', key, '/v', name]);
    return /(REG_\w+) +(\S*)/.exec(stdout)?.slice(1, 3).join(' ') ?? 'absent';
  }

  /** One of the scripts that change something, by itself. */
  async script(name: string, target: string, { from, to }: { from: string; to: string }): Promise<void> {
    const file = this.wine.scriptPath('fix', name);
    const words = ['-NoProfile', '-File', file, '-Target', target, '-To', to, '-Expected', from];
    const ran = await this.wine.run('powershell', words, { env });
    assert.is(ran.code, 0, ran.stdout + ran.stderr);
  }

  set(text: string): Promise<void> {
    return this.wine.registry(`[${policyAgent}]\n"${name}"=${text}`);
  }

  recordFiles(): string[] {
    const folder = this.wine.path(records);
    return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  }

  forgetRecords(): void {
    rmSync(this.wine.path(records), { recursive: true, force: true });
  }

  /** What a stub leaves before and behind a change. */
  mark(file: 'before' | 'after'): string {
    return this.wine.path(`${state}\\${file}`);
  }

  async remove(): Promise<void> {
    for (const close of this.gateways) close();
    await this.wine.remove();
  }
}
