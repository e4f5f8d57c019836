import { causes } from '../knowledge/causes.ts';
import type { Cause, FixStep } from '../rules/cause.ts';
import { roleNames } from '../rules/cause.ts';
import { describe, type Wording } from '../rules/describe.ts';
import { referenceOf } from '../rules/references.ts';
import { spoken } from '../rules/step-values.ts';
import type { CauseId } from '../vpn/cause-ids.ts';
import { formatCode } from '../vpn/error-codes/normalise.ts';
import { codeFamily, errorCode } from '../vpn/error-codes/table.ts';
import { stageNames } from '../vpn/stages.ts';
import { tunnelNames } from '../vpn/tunnels.ts';
import { repairText } from './wording.ts';

const byId = new Map<CauseId, Cause>(causes.map((cause) => [cause.id, cause]));

/** What is known of a code: meaning, stage, and every cause that is suspected, the most common first. */
export function explainCode(code: number): string {
  const row = errorCode(code);
  const signed = code > 0x7fffffff ? code - 0x100000000 : undefined;
  const notations = [
    formatCode(code),
    ...(code <= 0xfffffff ? [`0x${code.toString(16).toUpperCase()}`] : []),
    ...(signed ? [String(signed)] : []),
  ];
  if (code === 0) return '0\n\nSuccess: 0 is what Windows says where nothing failed.\n';
  if (!row) {
    const family = codeFamily(code);
    const stage = family?.stage ? ` It is raised during ${stageNames[family.stage]}.` : '';
    return `${notations.join(' = ')}\n\nThis code comes from ${family?.name ?? 'an unknown part of Windows'}; nothing more is known of it.${stage}\n`;
  }
  const suspects = Object.entries(row.suspects).sort(([, a], [, b]) => b - a) as [CauseId, number][];
  return lines([
    `${notations.join(' = ')}  ${row.symbol}`,
    '',
    row.meaning,
    `Tunnels: ${row.tunnels ? row.tunnels.map((tunnel) => tunnelNames[tunnel]).join(', ') : 'any'}. Stage: ${stageNames[row.stage]}.`,
    ...(row.note ? [row.note] : []),
    '',
    ...(suspects.length > 0
      ? [
          'What can be behind it, the most common first. The code alone does not decide: run "vpn-doctor check".',
          '',
        ]
      : ['No cause on the client is known for it.']),
    ...suspects.flatMap(([id, share]) => suspectLines(id, share)),
  ]);
}

function suspectLines(id: CauseId, share: number): string[] {
  const cause = byId.get(id);
  if (!cause) return [`- ${id} (${often(share)})`, ''];
  const first = cause.fix.find(({ kind }) => kind !== 'bridge') ?? cause.fix[0];
  const proof = cause.evidence.find(({ effect }) => effect === 'proves');
  return [
    `- ${cause.title} [${id}] (${often(share)})`,
    ...(proof ? [`  Proven when: ${proof.text}`] : []),
    ...(first ? [`  ${roleNames[first.by]}: ${spoken(first.text)}`] : []),
    '',
  ];
}

function often(share: number): string {
  if (share >= 0.4) return 'often';
  return share >= 0.15 ? 'sometimes' : 'seldom';
}

/** What is known of a cause: what it is, what would prove it, who does what about it. */
export function explainCause(id: CauseId): string {
  const cause = byId.get(id);
  if (!cause) return `${id}\n\nThis id is reserved; this version does not tell this cause yet.\n`;
  const evidence = (effects: readonly string[]): string[] =>
    cause.evidence
      .filter(({ effect }) => effects.includes(effect))
      .flatMap(({ text, when }) => [`  - ${text}`, `      when ${describe(when, wording)}`]);
  const section = (title: string, rows: readonly string[]): string[] =>
    rows.length > 0 ? [title, ...rows, ''] : [];
  return lines([
    `${cause.title} [${id}]`,
    '',
    cause.explanation,
    `Fixed by: ${roleNames[cause.fixedBy]}. Stage: ${stageNames[cause.stage]}.${cause.tunnels ? ` Tunnels: ${cause.tunnels.map((tunnel) => tunnelNames[tunnel]).join(', ')}.` : ''}`,
    '',
    ...section('What proves it:', evidence(['proves'])),
    ...section('What speaks for it:', evidence(['supports'])),
    ...section('What speaks against it:', evidence(['opposes', 'rulesOut'])),
    ...section('What to do:', cause.fix.flatMap(stepLines)),
    ...section(
      'Read on:',
      cause.references.map(referenceOf).map(({ title, url }) => `  ${title}: ${url}`),
    ),
  ]);
}

/** Facts by their names, as rule packs and the docs call them. */
const wording: Wording = {
  fact: (name) => name,
  value: (name, value) =>
    name === 'attempt.errorCode' && typeof value === 'number' ? formatCode(value) : String(value),
};

function stepLines(step: FixStep): string[] {
  const { by, text, command, repair, needsAdmin, needsReboot, verify, undo } = step;
  const needs = [needsAdmin && 'administrator', needsReboot && 'restart'].filter(Boolean).join(', ');
  return [
    `  ${roleNames[by]}: ${spoken(text)}${needs ? ` (${needs})` : ''}`,
    ...(command ? [`      ${command}`] : []),
    ...(repair ? [`      ${repairText(`vpn-doctor fix --only ${repair} --yes`)}`] : []),
    ...(verify ? [`      Then: ${spoken(verify)}`] : []),
    ...(undo ? [`      Undo: ${spoken(undo)}`] : []),
  ];
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n').trimEnd()}\n`;
}
