// docs/evidence.md: what is observed, by which script, seen by whom, and which facts come of it. Made from the tables.
import { type FactName, factWords } from '../src/facts/catalogue.ts';
import { localProbes, type ProbeId, probeTitles } from '../src/probes/catalogue.ts';
import type { LocalProbe } from '../src/probes/local/local-probe.ts';
import { vpnServices } from '../src/vpn/services.ts';
import { realOnWine } from '../test/support/wine-coverage.ts';

const networkIds = (Object.keys(probeTitles) as ProbeId[]).filter((id) => !(id in localProbes));

function factsFrom(id: ProbeId): string {
  const facts: FactName[] = (Object.keys(factWords) as (keyof typeof factWords)[]).filter((name) =>
    factWords[name].from.includes(id),
  );
  const services = id === 'services' ? [`\`service.*\` (${Object.keys(vpnServices).length})`] : [];
  return [...services, ...facts.map((name) => `\`${name}\``)].join(', ') || 'none yet: shown in the report';
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** The page as text. */
export function evidenceDoc(): string {
  const scripts = Object.entries<LocalProbe>(localProbes).map(
    ([id, { script, title, deadlineMs, needsAdmin, sees, about }]) =>
      row(
        `\`${script}\``,
        `\`${id}\``,
        title,
        factsFrom(id as ProbeId),
        needsAdmin ? 'yes' : 'no',
        sees ?? 'The same for everybody.',
        `${deadlineMs / 1000} s${about ? ' per server' : ''}`,
        realOnWine.includes(id as ProbeId) ? 'engine, Wine' : 'engine',
      ),
  );
  const network = networkIds.map((id) => row(`\`${id}\``, probeTitles[id], factsFrom(id)));
  return `# Evidence

Made by \`npm run update:docs\`; a test fails when it is out of date.

## Scripts

Every script only reads (but for \`Test-GreCall\`, which calls somebody, and \`Test-VpnDial\`, which signs in and hangs up: only with
\`--allow-call\` and \`--allow-connect\`), is ASCII, and runs in Windows PowerShell 5.1 and PowerShell 7, in Full and in Constrained Language Mode
unless the column "who sees what" says otherwise. \`test/ps-scripts/read-only.host.test.ts\` holds them to a list of commands and registry
places. A probe that fails, is denied or overruns costs only itself: \`test/commands/faults.process.test.ts\` tries eight kinds of fault on each,
and four more, which cost a PowerShell, on one script of each role (\`npm run fuzz\` on all).

"Tested": *engine* is the real PowerShell 7 on Linux, both live drivers, both language modes, with stubs of the Windows cmdlets
by recorded or inferred shape (\`test/powershell-host/stubs/Windows.ps1\` says which), in English, German and Japanese. *Wine* is the
program built for Windows on Node for Windows, against a Windows-style registry and file system without stubs. **None has run on a real Windows yet**;
\`.github/workflows/windows.yml\` is there for that.

${row('script', 'probe', 'what', 'facts', 'admin?', 'who sees what', 'deadline', 'tested')}
${row('---', '---', '---', '---', '---', '---', '---', '---')}
${scripts.join('\n')}

## Network probes

Node's own, without PowerShell; what they send to whom is in [network.md](network.md).

${row('probe', 'what', 'facts')}
${row('---', '---', '---')}
${network.join('\n')}

## Who runs it

| who | profiles | certificates, proxy, triggers | the rest |
| --- | --- | --- | --- |
| standard user | own and all-user | the computer's and the own | everything but what needs an administrator |
| the same person, elevated | the same | the same | everything |
| an administrator who is not at the desk | all-user, the administrator's own, and the phone book of whoever is logged on, as a file | the computer's and the administrator's: the person's "need the user's session" | everything |
| SYSTEM | all-user, and every person's phone book as a file | the computer's; the person's "need the user's session" | everything, and what a device management keeps |

What cannot be seen is listed under "could not be seen" in the report, is never taken for "in order", and where nothing but that is missing the exit code is 4.
A person's AppData may have been moved: while that person is logged on the true place is known, else the usual one is tried and the report says so. A phone book on a file server is not opened.

| how it runs | what then |
| --- | --- |
| 32-bit parent (many RMM agents, the Intune agent) | \`Sysnative\` is used, so that scripts see the 64-bit registry. Unit-tested; never run on a 32-bit Windows program |
| ARM64 | nothing tests for a processor; \`PROCESSOR_ARCHITECTURE\` is recorded. Not run on such a machine |
| Windows PowerShell 5.1 | the target. Syntax and commands are checked by a parser; the engine that runs them in the tests is 7's |
| Constrained Language Mode | everything but Windows' verdict on certificate chains, the age of registry keys and the PPTP call, which are then unknown |
| AllSigned, Restricted (Group Policy) | respected: the scripts' probes say \`denied\`, the network probes go on, one sentence says what to do, exit code 4 |
`;
}
