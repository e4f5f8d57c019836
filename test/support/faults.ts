import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { localProbes, type ProbeId } from '../../src/probes/catalogue.ts';
import type { LocalProbe } from '../../src/probes/local/local-probe.ts';
import type { Checked } from './installation.ts';

/** All scripts that run in every check of a healthy client; the way to a server is followed only where it answers no ping. */
export const scripted = Object.entries<LocalProbe>(localProbes).filter(
  ([id, { needsConsent, onlyBefore }]) => !needsConsent && !onlyBefore && id !== 'server-hops',
) as [ProbeId, LocalProbe][];

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

/** What was spoilt alone has to suffer, each as its own fault has it, and the report has to say so. */
export function assertOnlySuffered(faultOf: (id: ProbeId) => Fault | undefined, { report }: Checked): void {
  for (const [id] of scripted) {
    const wanted = faultOf(id)?.status ?? ['ok'];
    const { status = '', reason = '' } = report.coverage.find(({ probe }) => probe === id) ?? {};
    assert.ok(wanted.includes(status), `${id}: ${status} ${reason}`);
    if (status !== 'ok') assert.is.not(reason, '');
  }
}
