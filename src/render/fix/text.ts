import pc from 'picocolors';
import { stateText } from '../../repairs/words.ts';
import { wording } from '../wording.ts';
import type { FixChange, FixDocument, FixRepair, UndoDocument } from './schema.ts';

/** What `fix` found, did and left, for a terminal. */
export function fixText(document: FixDocument): string {
  const { mode, repairs, left, restart, record, after } = document;
  const of = (...results: readonly FixRepair['result'][]): FixRepair[] =>
    repairs.filter(({ result }) => results.includes(result));
  const refused = of('refused');
  return lines([
    ...cutShort(document),
    headlineOf(document.before),
    summaryOf(document),
    '',
    ...section('Would be repaired:', of('would-run').flatMap(repairLines)),
    ...section('Repaired:', of('done').flatMap(repairLines)),
    ...section('Not repaired, since something failed:', of('failed', 'not-done').flatMap(repairLines)),
    ...section(
      mode === 'dry-run' ? 'Would not be repaired:' : 'Not repaired:',
      refused.flatMap(refusedLines),
    ),
    ...section(
      'Left to people:',
      left.map(
        ({ id, title, confidence, who, text }) => `- ${id} (${confidence}): ${title}. ${who}: ${text}`,
      ),
    ),
    ...section('Undo:', record === undefined ? [] : [`vpn-doctor fix --undo --yes (record: ${record})`]),
    ...section('Now:', restart === undefined ? [] : [restart]),
    ...section('A second look:', after === undefined ? [] : [headlineOf(after), ...causesOf(after)]),
  ]);
}

/** The verdict, what became of it, and what to do, in a few lines. */
export function briefFixText(document: FixDocument): string {
  const { restart, after } = document;
  return lines([
    ...cutShort(document),
    headlineOf(after ?? document.before),
    summaryOf(document),
    ...(restart === undefined ? [] : [restart]),
  ]);
}

function cutShort({ complete }: FixDocument): string[] {
  return complete ? [] : [pc.yellow(wording.cutShort)];
}

function headlineOf({ verdict, headline }: FixDocument['before']): string {
  return `${wording.verdicts[verdict].ascii} ${pc.bold(headline)}`;
}

function causesOf({ causes }: FixDocument['before']): string[] {
  return causes.map(({ id, title, confidence }) => `- ${id} (${confidence}): ${title}`);
}

function summaryOf({ mode, repairs }: FixDocument): string {
  const ids = (result: FixRepair['result']): string =>
    repairs
      .filter((one) => one.result === result)
      .map(({ id }) => id)
      .join(', ');
  if (mode === 'dry-run') {
    const would = ids('would-run');
    return would === ''
      ? 'Nothing would be repaired; nothing was changed.'
      : `A dry run: nothing was changed. With --yes this is repaired: ${would}.`;
  }
  const [done, failed] = [ids('done'), ids('failed')];
  return [
    done === '' ? 'Nothing was repaired.' : `Repaired: ${done}.`,
    ...(failed === '' ? [] : [`Failed: ${failed}.`]),
  ].join(' ');
}

function repairLines({ id, title, causes, changes, verify, needsRestart, result }: FixRepair): string[] {
  const why = causes.map((cause) => `${cause.id} ${cause.confidence}`).join(', ');
  return [
    `- ${id}: ${title} (${why})`,
    ...changes.flatMap((change) => changeLines(change).map((line) => `    ${line}`)),
    ...(result === 'failed' || result === 'not-done' ? [] : [`    check:  ${verify}`]),
    ...(needsRestart && result !== 'failed' ? ['    needs a Restart (not Shut down)'] : []),
  ];
}

function changeLines({ what, from, now, to, command, undo, result, why }: FixChange): string[] {
  if (result === 'not-done') return [`${what}: not changed${why === undefined ? '' : `: ${why}`}`];
  const state = (text: string | undefined): string => (text === undefined ? 'not known' : stateText(text));
  if (result === 'would-run')
    return [what, `now:    ${state(now)}`, `then:   ${state(to)}`, `runs:   ${command}`, `undo:   ${undo}`];
  const ends: Readonly<Record<Exclude<FixChange['result'], 'would-run' | 'not-done'>, string>> = {
    done: 'and was read again',
    failed: `failed: ${why}`,
    'put-back': `put back: ${why}`,
  };
  return [what, `was:    ${state(from)}`, `is:     ${state(now)}, ${ends[result]}`, `undo:   ${undo}`];
}

function refusedLines({ id, title, refusal, changes }: FixRepair): string[] {
  // What stands there is told where somebody may want to do it by other ways, with other rights.
  const shown = changes.filter(({ result }) => result === 'would-run');
  return [
    `- ${id} (${title}): ${refusal?.why}`,
    ...shown.flatMap((change) => changeLines(change).map((line) => `    ${line}`)),
  ];
}

export function undoText(document: UndoDocument): string {
  const { changes, damaged, restart } = document;
  return lines([
    undoSummary(document),
    '',
    ...section('Changes, the newest first:', changes.flatMap(undoLines)),
    ...section(
      'Not acted upon:',
      damaged.map(({ record, why }) => `- ${record}: ${why}`),
    ),
    ...section('Now:', restart === undefined ? [] : [restart]),
  ]);
}

export function undoSummary({ mode, record, startedAt, changes, refusal }: UndoDocument): string {
  if (record === undefined) return 'There is nothing to undo.';
  const run = `the repair of ${startedAt}`;
  if (refusal) return `Nothing was changed, and ${run} is not undone: ${refusal.why}.`;
  if (mode === 'dry-run') return `A dry run: nothing was changed. With --yes ${run} is undone.`;
  const open = changes.filter(
    ({ result }) => result === 'failed' || result === 'left' || result === 'not-done',
  );
  return open.length === 0 ? `Undone: ${run}.` : `Not all of ${run} could be undone.`;
}

function undoLines({ what, now, to, command, result, why }: UndoDocument['changes'][number]): string[] {
  const words: Readonly<Record<typeof result, string>> = {
    'would-undo': 'would be put back',
    undone: 'put back',
    'nothing-to-undo': 'nothing to undo',
    left: 'left as it is',
    failed: 'failed',
    'not-done': 'not done',
  };
  return [
    `- ${what}: ${words[result]}${why === undefined ? '' : `: ${why}`}`,
    ...(now === undefined ? [] : [`    now:    ${stateText(now)}`]),
    ...(result === 'would-undo' ? [`    then:   ${stateText(to)}`, `    runs:   ${command}`] : []),
  ];
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length > 0 ? [pc.bold(title), ...rows, ''] : [];
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\n').trimEnd()}\n`;
}
