import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stubbed, stubEnvironment, temporaryFolder, withEnvironment } from '../support/engine.ts';
import { sharedRunner } from '../support/shared-engine.ts';

/** The search of the largest packet, over paths of every size. How each path is stands in the address that is asked. */
const test = suite('path-mtu');
const sizes = [1500, 1492, 1480, 1440, 1400, 1280, 1000, 576, 60] as const;

/** 10.<index of the size>.<1: the router says "too big">.<number of the ping that gets lost, 0 for none> */
const stub = `
$global:pings = @{}
function global:Get-CimInstance { [CmdletBinding()] param([string] $ClassName, [string] $Namespace, [string] $Filter, [string[]] $Property, [int] $OperationTimeoutSec)
    if ($Filter -notmatch "^Address='10\\.(\\d+)\\.(\\d+)\\.(\\d+)' AND Timeout=1000 AND BufferSize=(\\d+) AND NoFragmentation=TRUE$") { throw "what is $Filter" }
    $path, $honest, $lost, $size = $Matches[1], $Matches[2], $Matches[3], ([int]$Matches[4] + 28)
    $key = "$path.$honest.$lost"
    $global:pings[$key]++
    if ($global:pings[$key] -gt 7) { throw 'more than seven pings' }
    $status = 0
    if ($size -gt @(${sizes.join(', ')})[$path]) { $status = if ($honest -eq '1') { 11009 } else { 11010 } }
    if ($global:pings[$key] -eq $lost) { $status = 11010 }
    New-Object PSObject -Property @{ StatusCode = [uint32]$status } }
`;

interface Found {
  readonly answers: boolean;
  readonly mtu: number | null;
  readonly tooBigSeen: boolean;
}

async function searched(
  work: (path: number, honest: boolean, lost: number) => Promise<void>,
  lost: readonly number[],
) {
  for (const path of sizes.keys())
    for (const honest of [true, false]) for (const one of lost) await work(path, honest, one);
}

for (const mode of ['FullLanguage', 'ConstrainedLanguage']) {
  (stubbed ? test : test.skip)(
    `${mode}: every path's size is found with seven pings, and one that gets lost makes it no larger`,
    async () => {
      const file = join(temporaryFolder(), 'Pings.ps1');
      writeFileSync(file, stub);
      const environment = stubEnvironment();
      const env = {
        ...environment,
        VPN_DOCTOR_HOST_STUBS: `${environment.VPN_DOCTOR_HOST_STUBS}:${file}`,
        VPN_DOCTOR_HOST_LANGUAGE: mode,
      };
      await withEnvironment(env, async () => {
        const runner = sharedRunner();
        await searched(
          async (path, honest, lost) => {
            const parameters = { Address: `10.${path}.${Number(honest)}.${lost}` };
            const outcome = await runner.run({ script: 'Test-PathMtu', parameters, deadlineMs: 9000 });
            if (outcome.status !== 'ok') throw new Error(JSON.stringify([parameters, outcome]));
            const { answers, mtu, tooBigSeen } = outcome.data as Found;
            const truth = sizes[path] ?? 0;
            const say = JSON.stringify([parameters, outcome.data]);
            assert.is(answers, lost !== 1, say);
            if (lost === 1) return assert.equal([mtu, tooBigSeen], [null, false], say);
            if (lost === 0) assert.is(mtu, truth, say);
            assert.ok((mtu ?? 0) <= truth, say);
            // What is whole stays whole, and who is honest is seen to be.
            if (truth === 1500) assert.is(mtu, 1500, say);
            assert.is(tooBigSeen, honest && truth < 1500, say);
          },
          [0, 1, 2, 3, 4, 5, 6, 7],
        );
        await runner.close();
      });
    },
  );
}

test.run();
