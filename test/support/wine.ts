import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, win32 } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { wineEnvironment, winePrefix } from '../../scripts/wine-prefix.mjs';
import type { Report } from '../../src/report/model.ts';
import { readSnapshot } from '../../src/snapshot/file.ts';
import type { Snapshot } from '../../src/snapshot/schema.ts';
import { temporaryFolder } from './engine.ts';
import { paced, patience } from './pace.ts';

const node = 'C:\\Program Files\\nodejs\\node.exe';
/** Not where an installer puts it: what is there belongs to the tests of the packages. */
const product = 'C:\\Program Files\\vpn-doctor-from-sources';
const stubs = 'C:\\test\\Windows.ps1';
const powershellFolder = 'C:\\windows\\system32\\WindowsPowerShell\\v1.0';

/** Beyond whatever time a run of ours is given (`fix` looks twice): only what hangs is ended, so that it does not take the whole suite with it. */
const programLimitMs = paced(400_000);

type Variables = Readonly<Record<string, string>>;

/** Environment under which the cmdlets that Wine has no modules for (VPN, CIM, events …) are stubs. */
export const windowsStubs: Variables = { VPN_DOCTOR_HOST_STUBS: stubs, VPN_DOCTOR_STUB_CONTEXT: 'admin' };

export interface WindowsRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

/** How a program is run: with more variables, in a folder, and, if not as built from the sources, by which command. */
export interface RunOptions {
  readonly env?: Variables;
  readonly cwd?: string;
  readonly program?: readonly string[];
}

export interface WindowsCheck extends WindowsRun {
  readonly report: Report;
  readonly snapshot: Snapshot;
}

/**
 * A Windows 10 of the test's own, on Wine: a registry and a drive C: that nobody else uses. The built program runs on the
 * Node for Windows and finds the engine host where Windows has its powershell.exe, so that paths, pipes, the console, the
 * registry provider and taskkill are those of the platform that we ship for. There is no CIM, event log or VPN module.
 */
export class Wine {
  /** The profile of the one user there is. Wine names it after the user who runs the test. */
  readonly home = `C:\\users\\${userInfo().username}`;
  readonly #folder = temporaryFolder();
  readonly #prefix = join(this.#folder, 'prefix');
  #runs = 0;
  #resident: ChildProcess | undefined;

  private constructor() {}

  static async create(): Promise<Wine> {
    const wine = new Wine();
    try {
      execFileSync('cp', ['-a', '--reflink=auto', winePrefix, wine.#prefix]);
      wine.kernelLink(true);
      wine.#install();
      wine.#stayUp();
      return wine;
    } catch (error) {
      await wine.remove();
      throw error;
    }
  }

  /**
   * A program that does nothing until its input ends. Without one Wine starts its services for every program anew and ends them behind it,
   * which takes several times what the program itself does.
   */
  #stayUp(): void {
    const resident = spawn('wine', ['cmd', '/c', 'pause'], {
      cwd: join(this.#prefix, 'drive_c'),
      env: this.#environment({}),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    // Where Wine is gone, the next program says so.
    resident.on('error', () => {});
    resident.stdin.on('error', () => {});
    this.#resident = resident;
  }

  /** Windows' own link to its folder, which Wine lacks; without it the program has to ask in another way. */
  kernelLink(there: boolean): void {
    const devices = join(this.#prefix, 'dosdevices');
    const target = join(this.#prefix, 'globalroot');
    rmSync(target, { recursive: true, force: true });
    rmSync(join(devices, 'globalroot'), { force: true });
    if (!there) return;
    mkdirSync(target);
    symlinkSync('../drive_c/windows', join(target, 'SystemRoot'));
    symlinkSync('../globalroot', join(devices, 'globalroot'));
  }

  /** As after a restart of the computer. The service of Task Scheduler cannot be started before: it did not exist yet when its process began. */
  async restart(): Promise<void> {
    await this.#shutDown();
    this.#stayUp();
  }

  async #shutDown(): Promise<void> {
    const resident = this.#resident;
    await this.#host('wineserver', ['-k'], {});
    await this.#host('wineserver', ['-w'], {});
    if (resident?.exitCode === null && resident.signalCode === null) {
      resident.kill('SIGKILL');
      await once(resident, 'exit');
    }
  }

  #install(): void {
    cpSync('test/wine/bin/node.exe', this.path(node));
    for (const part of ['dist', 'ps-scripts', 'package.json'])
      cpSync(part, this.path(`${product}\\${part}`), { recursive: true });
    this.write(stubs, readFileSync('test/powershell-host/stubs/Windows.ps1'));
    cpSync('test/powershell-host/bin/win-x64', this.path(powershellFolder), { recursive: true });
    cpSync(
      this.path(`${powershellFolder}\\powershell-host.exe`),
      this.path(`${powershellFolder}\\powershell.exe`),
    );
  }

  /** Imports the sections of a .reg file; `"name"=-` and `[-key]` delete. */
  async registry(sections: string): Promise<void> {
    const text = `Windows Registry Editor Version 5.00\n\n${sections}\n`;
    // UTF-16 with a byte order mark, as Windows writes it: any other file is read by the ANSI code page.
    this.write('C:\\test\\import.reg', Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le'));
    // On a busy machine the first program of a new Windows may come before all that it needs is up; the same once more changes nothing.
    for (let left = 2; ; left -= 1) {
      const { code, stdout, stderr } = await this.run('reg', ['import', 'C:\\test\\import.reg']);
      if (code === 0) return;
      if (left === 0) throw new Error(`reg import: ${code} ${stdout} ${stderr}`);
      await delay(paced(2000));
    }
  }

  /** Writes a file on drive C:, with the folders that it takes. */
  write(windowsPath: string, content: string | Uint8Array): void {
    const path = this.path(windowsPath);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Replaces the script of a probe, to see what the program makes of a fault in it. `undefined` puts it back. */
  script(name: string, text?: string): void {
    const original = readFileSync(join('ps-scripts', 'probes', `${name}.ps1`));
    this.write(this.scriptPath('probes', name), text ?? original);
  }

  /** Where a script of the program is. */
  scriptPath(folder: 'probes' | 'fix', name: string): string {
    return `${product}\\ps-scripts\\${folder}\\${name}.ps1`;
  }

  /** Where a file of drive C: is on this machine. Windows does not tell case apart, so what exists decides the spelling. */
  path(windowsPath: string): string {
    const [drive, ...parts] = windowsPath.split('\\');
    if (drive?.toUpperCase() !== 'C:') throw new Error(`not a full path on drive C: ${windowsPath}`);
    return parts.reduce(
      (folder, part) => {
        const known = existsSync(folder) ? readdirSync(folder) : [];
        return join(folder, known.find((name) => name.toLowerCase() === part.toLowerCase()) ?? part);
      },
      join(this.#prefix, 'drive_c'),
    );
  }

  /** `vpn-doctor check`, nothing hidden, and never a packet to the Internet. */
  async check(args: readonly string[], options: RunOptions = {}): Promise<WindowsCheck> {
    const saved = `C:\\test\\${this.#runs}.json`;
    // A script takes several times as long here as on Windows, and a run that is given more gives each of them more.
    const limit = args.includes('--timeout') ? [] : patience(90);
    const fixed = ['check', '--json', '--no-internet-beacons', '--redact', 'none', '--save', saved, ...limit];
    const ran = await this.cli([...fixed, ...args], options);
    if (!existsSync(this.path(saved))) throw new Error(`exit code ${ran.code}: ${ran.stderr}`);
    return {
      ...ran,
      report: JSON.parse(ran.stdout) as Report,
      snapshot: readSnapshot(this.path(saved)),
    };
  }

  /** The program as a user of Windows starts it. */
  cli(args: readonly string[], options: RunOptions = {}): Promise<WindowsRun> {
    const [command = node, ...first] = options.program ?? [node, `${product}\\dist\\cli.js`];
    return this.run(command, [...first, ...args], options);
  }

  run(command: string, args: readonly string[], { env = {}, cwd }: RunOptions = {}): Promise<WindowsRun> {
    // Without this the host crashes in long sessions: Wine does not map its code twice as the .NET runtime expects.
    return this.#wine([command, ...args], { DOTNET_EnableWriteXorExecute: '0', ...env }, cwd);
  }

  /** File names of the programs that run on this Windows, in lower case. Wine's own tasklist says nothing. */
  processes(): string[] {
    return this.#running().map(({ name }) => name);
  }

  #running(): { pid: number; name: string }[] {
    return readdirSync('/proc').flatMap((pid) => {
      if (!/^\d+$/.test(pid)) return [];
      try {
        const ours = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`WINEPREFIX=${this.#prefix}\0`);
        const [command = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return ours ? [{ pid: Number(pid), name: win32.basename(command).toLowerCase() }] : [];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
  }

  /** Kills what runs on this Windows of our own, all at once: as a power cut does, but for what Windows itself keeps. */
  kill(programs: RegExp = /^(node|powershell)/): void {
    for (const { pid, name } of this.#running())
      if (programs.test(name))
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended meanwhile.
        }
  }

  /** Ends what still runs on this Windows, and nothing else, and deletes it. */
  async remove(): Promise<void> {
    if (existsSync(this.#prefix)) await this.#shutDown();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  #wine(args: readonly string[], env: Variables = {}, cwd?: string): Promise<WindowsRun> {
    return this.#host('wine', args, env, cwd);
  }

  #host(command: string, args: readonly string[], env: Variables, cwd?: string): Promise<WindowsRun> {
    this.#runs += 1;
    // Windows Node cannot write to the pipes of this machine (EBADF), but to its files.
    const files = ['out', 'err'].map((name) => join(this.#folder, `${this.#runs}.${name}`)) as [
      string,
      string,
    ];
    const [out, err] = [openSync(files[0], 'w'), openSync(files[1], 'w')];
    const drive = join(this.#prefix, 'drive_c');
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const child = spawn(command, args, {
        cwd: cwd !== undefined ? this.path(cwd) : existsSync(drive) ? drive : this.#folder,
        env: this.#environment(env),
        stdio: ['ignore', out, err],
        timeout: programLimitMs,
        killSignal: 'SIGKILL',
      });
      closeSync(out);
      closeSync(err);
      child.on('error', reject);
      child.on('close', (code) => {
        const ms = Math.round(performance.now() - started);
        const [stdout, stderr] = files.map((file) => readFileSync(file, 'utf8')) as [string, string];
        resolve({ code, stdout, stderr, ms });
      });
    });
  }

  #environment(more: Variables): NodeJS.ProcessEnv {
    return { ...wineEnvironment(this.#prefix, this.#folder), WINEDLLOVERRIDES: 'winedbg.exe=', ...more };
  }
}
