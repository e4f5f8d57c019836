// docs/rules/: every cause and every error code, from the tables.

import { evidenceWeights, likelyFrom, possibleFrom, usualBaseRate } from '../src/diagnosis/score.ts';
import { factWords } from '../src/facts/words.ts';
import { causes } from '../src/knowledge/causes.ts';
import type { Cause, Evidence, FixStep } from '../src/rules/cause.ts';
import { roleNames, stepKinds } from '../src/rules/cause.ts';
import { factsIn } from '../src/rules/condition.ts';
import { describe, type Wording } from '../src/rules/describe.ts';
import { referenceOf } from '../src/rules/references.ts';
import { spoken } from '../src/rules/step-values.ts';
import type { CauseId } from '../src/vpn/cause-ids.ts';
import type { ErrorCode } from '../src/vpn/error-codes/error-code.ts';
import { formatCode } from '../src/vpn/error-codes/normalise.ts';
import { errorCodes } from '../src/vpn/error-codes/table.ts';
import { layerNames, layers } from '../src/vpn/layers.ts';
import { stageNames } from '../src/vpn/stages.ts';
import { tunnelNames, type WireTunnel } from '../src/vpn/tunnels.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const made = 'Made from the tables by `npm run update:docs`; a test fails when it is out of date.';

/** Facts by their names, which docs/evidence.md and rule packs use too. */
const wording: Wording = {
  fact: (name) => `\`${name}\``,
  value: (name, value) => {
    if (name === 'attempt.errorCode' && typeof value === 'number') return formatCode(value);
    return typeof value === 'string' ? `"${value}"` : String(value);
  },
};

const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);
const tunnelList = (tunnels: readonly WireTunnel[] | undefined): string =>
  tunnels ? tunnels.map((tunnel) => tunnelNames[tunnel]).join(', ') : 'any';

/** Pages by their path below docs/. */
export function ruleDocs(): Record<string, string> {
  return {
    'rules/README.md': overview(),
    'rules/codes.md': codes(),
    'rules/steps.md': steps(),
    ...Object.fromEntries(causes.map((cause) => [`rules/causes/${cause.id}.md`, page(cause)])),
  };
}

function overview(): string {
  const weights = Object.entries(evidenceWeights).map(([name, weight]) => `${name} ${weight}`);
  return `# The rules

${made}

${causes.length} causes and ${errorCodes.length} error codes. ${docLink('codes.md', 'The codes')}, with the causes that each can have. ${docLink('steps.md', 'The steps')}, with their ids.

## How causes are ranked

1. **Prior.** The error code of the last attempt says which causes are suspected, each with its share of real failures with that code. A cause that
   the code says nothing of starts at its base rate (${usualBaseRate} where it names none). A connection that is up is stopped by nothing: only causes that spoil it are judged.
2. **Evidence.** Every piece that holds moves the cause in log-odds: ${weights.join(', ')}; \`opposes\` by the same amounts downwards. Conditions have three
   values: what nobody has looked at neither speaks for a cause nor against it. \`rulesOut\` takes the cause off the list, and the report says why.
3. **Confidence.** *confirmed*: a direct observation proves it (\`proves\`), and nothing as strong speaks against it. *likely*: from ${likelyFrom} on. *possible*: from ${possibleFrom} on.
   What is less, or has nothing that points to it, is not named. A proven cause explains the error code: what only the code had pointed to then counts far less.
4. **Masking.** A likely or confirmed cause hides those that it explains away (no nine blocked ports where the name does not resolve), unless they are proven by themselves.
5. **What next.** Every fact that is not known is tried with each of its values; the report asks for those that would change the ranking most.

With \`--compare\`, evidence that held as well when the VPN worked on the same computer counts a quarter. With \`--rules\`, an organisation's own
causes and evidence are added (see [rule-packs.md](../rule-packs.md)).

## The causes

${layers
  .map((layer) => {
    const rows = causes.filter((cause) => cause.layer === layer).sort(byId);
    return `### ${layerNames[layer]}

${row('cause', 'what is wrong', 'fixed by', 'bites at', 'tunnels')}
${row('---', '---', '---', '---', '---')}
${rows.map(({ id, title, fixedBy, stage, tunnels }) => row(causeLink(id, 'causes/'), title, roleNames[fixedBy], stageNames[stage], tunnelList(tunnels))).join('\n')}`;
  })
  .join('\n\n')}
`;
}

const docLink = (path: string, text: string): string => `[${text}](${path})`;
const causeLink = (id: CauseId, folder: string): string => `[\`${id}\`](${folder}${id}.md)`;

function page(cause: Cause): string {
  const {
    id,
    title,
    explanation,
    fixedBy,
    layer,
    stage,
    tunnels,
    blocking,
    baseRate,
    masks = [],
    references,
  } = cause;
  const pointing = errorCodes.filter(({ suspects }) => share({ suspects }, id) !== undefined);
  const maskedBy = causes.filter((other) => other.masks?.includes(id)).sort(byId);
  return `# ${title}

\`${id}\`. ${made}

${explanation}

| | |
| --- | --- |
| Fixed by | ${roleNames[fixedBy]} |
| Repaired in | ${layerNames[layer]} |
| Bites at | ${stageNames[stage]} |
| Tunnels | ${tunnelList(tunnels)} |
| Stops the VPN | ${blocking ? 'yes' : 'no: it connects, only worse'} |
| Base rate | ${baseRate ?? usualBaseRate} |

## Evidence

${cause.evidence.length > 0 ? [row('effect', 'when', 'in words'), row('---', '---', '---'), ...cause.evidence.map(evidenceRow)].join('\n') : 'None: it is named where nothing else explains a failure.'}

${section(
  'Error codes that point here',
  pointing.map(
    ({ code, symbol, suspects }) =>
      `- [${formatCode(code)}](../codes.md#${anchor(code)}) ${symbol}: ${share({ suspects }, id)}`,
  ),
)}${section('What to do', cause.fix.map(stepText))}${section(
  'Explains away',
  masks.map((masked) => `- ${causeLink(masked, '')}`),
)}${section(
  'Explained away by',
  maskedBy.map((other) => `- ${causeLink(other.id, '')}`),
)}${section(
  'Facts',
  factsOf(cause).map((name) => `- \`${name}\`: ${factWords(name).label}`),
)}${section(
  'Read on',
  references.map(referenceOf).map(({ title: name, url }) => `- [${name}](${url})`),
)}`
    .trimEnd()
    .concat('\n');
}

function share({ suspects }: Pick<ErrorCode, 'suspects'>, id: CauseId): number | undefined {
  return (suspects as Readonly<Record<string, number>>)[id];
}

function evidenceRow(one: Evidence): string {
  const effect = 'strength' in one ? `${one.effect}, ${one.strength}` : one.effect;
  return row(effect, describe(one.when, wording), one.text);
}

function stepText(step: FixStep): string {
  const { id, kind, by, text, when, unless, command, needsAdmin, needsReboot, undo, verify } = step;
  const needs = [needsAdmin && 'as administrator', needsReboot && 'with a restart']
    .filter(Boolean)
    .join(', ');
  return [
    `- **${roleNames[by]}**${needs ? ` (${needs})` : ''}: ${spoken(text)} (\`${id}\`, ${kind})`,
    ...(when ? [`  - Not shown where it is known not to hold: ${describe(when, wording)}`] : []),
    ...(unless ? [`  - Not shown where it is known: ${describe(unless, wording)}`] : []),
    ...(step.kind === 'look' && step.finds.length > 0
      ? [`  - Not shown where these are known: ${step.finds.map((name) => `\`${name}\``).join(', ')}`]
      : []),
    ...(command
      ? ['', '  ```powershell', ...command.split('\n').map((line) => `  ${line}`), '  ```', '']
      : []),
    ...(step.repair ? [`  - \`vpn-doctor fix --only ${step.repair} --yes\` does it, where it applies`] : []),
    ...(verify ? [`  - Then: ${asText(spoken(verify))}`] : []),
    ...(undo ? [`  - Undo: ${asText(spoken(undo))}`] : []),
  ].join('\n');
}

/** Brackets of PowerShell are no link. */
function asText(markdown: string): string {
  return markdown.replaceAll('](', ']\\(');
}

/** Every step by its id, which reports give (`fix[].id`). */
function steps(): string {
  const kinds = stepKinds.map(
    (kind) => `${kind} ${causes.flatMap(({ fix }) => fix).filter((one) => one.kind === kind).length}`,
  );
  return `# The steps

${made}

${causes.flatMap(({ fix }) => fix).length} steps (${kinds.join(', ')}), in the order in which each cause has them tried. An id is the same in every version and never goes to another step.
A *look* finds something out, a *cure* ends the fault, a *bridge* gets the person to work or to whoever can cure it. Which are shown depends on what is known: see the page of the cause.

${row('step', 'kind', 'who', 'what to do')}
${row('---', '---', '---', '---')}
${[...causes]
  .sort(byId)
  .flatMap(({ id: cause, fix }) =>
    fix.map(({ id, kind, by, text }) =>
      row(`[\`${id}\`](causes/${cause}.md)`, kind, roleNames[by], spoken(text)),
    ),
  )
  .join('\n')}
`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}\n\n` : '';
}

function factsOf({ evidence }: Cause) {
  return [...new Set(evidence.flatMap(({ when }) => factsIn(when)))].sort();
}

const anchor = (code: number): string => `c${code}`;

function codes(): string {
  const rows = errorCodes.map(({ code, symbol, meaning, tunnels, stage, suspects, note }) => {
    const named = Object.entries(suspects)
      .sort(([a, one], [b, other]) => (other ?? 0) - (one ?? 0) || a.localeCompare(b))
      .map(([id, part]) => `${causeLink(id as CauseId, 'causes/')} ${part}`);
    return row(
      `<a id="${anchor(code)}"></a>${code}`,
      `0x${code
        .toString(16)
        .toUpperCase()
        .padStart(code > 0xffff ? 8 : 0, '0')}`,
      symbol,
      note ? `${meaning} ${note}` : meaning,
      tunnelList(tunnels),
      stageNames[stage],
      named.join(', ') || 'none on the client',
    );
  });
  return `# Error codes

${made} Any notation is understood: decimal, negative, hexadecimal, an HRESULT around a Win32 code.
The number behind a cause is the share of real failures with this code that it explains, before any evidence.

${row('code', 'hex', 'symbol', 'meaning', 'tunnels', 'raised at', 'suspects')}
${row('---', '---', '---', '---', '---', '---', '---')}
${rows.join('\n')}
`;
}
