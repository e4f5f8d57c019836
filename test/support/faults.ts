import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { localProbes, type ProbeId } from '../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../src/probes/local/local-probe.ts';
import { checked, installation } from './installation.ts';

/** All scripts that run in every check. */
export const scripted = Object.entries<LocalProbe>(localProbes).filter(
  ([, { needsConsent, onlyBefore }]) => !needsConsent && !onlyBefore,
) as [ProbeId, LocalProbe][];
export const local = ['--server', 'localhost'] as const;

/** What a script may do to itself: instead of its own text, or before it. `status` is what the report has to say. */
export interface Fault {
  readonly text: string;
  readonly before?: true;
  readonly status: readonly string[];
}
/** Spoils a script of the installation. */
export function spoil(folder: string, { script }: LocalProbe, { text, before }: Fault): void {
  const path = join(folder, 'ps-scripts', 'probes', `${script}.ps1`);
  const own = readFileSync(path, 'utf8');
  const mark = "$ErrorActionPreference = 'Stop'\n";
  writeFileSync(
    path,
    before
      ? own.replace(mark, () => `${mark}${text}\n`)
      : `param([Parameter(ValueFromRemainingArguments)] $Anything)\n${text}\n`,
  );
}

/** Checks with these scripts spoilt: they alone have to suffer, and the report has to say so. */
export async function spoilt(victims: typeof scripted, fault: Fault, timeout: number): Promise<void> {
  const folder = installation();
  for (const [, probe] of victims) spoil(folder, probe, fault);
  const { report, ran } = await checked(folder, {}, ...local, '--timeout', String(timeout));
  assert.ok(ran.ms < timeout * 1000 + 1000);
  for (const [id] of scripted) {
    const wanted = victims.some(([victim]) => victim === id) ? fault.status : ['ok'];
    const { status = '', reason = '' } = report.coverage.find(({ probe }) => probe === id) ?? {};
    assert.ok(wanted.includes(status), `${id}: ${status} ${reason}`);
    if (status !== 'ok') assert.is.not(reason, '');
  }
}
