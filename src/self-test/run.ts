import * as z from 'zod';
import type { Outcome } from '../base/outcome.ts';
import { toolName, toolVersion } from '../base/version.ts';
import { contradictionsIn, crossChecksOf } from '../facts/witnesses.ts';
import { changeWords } from '../knowledge/changes.ts';
import {
  eventSourceIds,
  eventSources,
  idsOf,
  type PropertyShape,
  phoneBookKeys,
  registryPlaces,
  shapeSources,
  windowsShapes,
} from '../knowledge/windows-shapes.ts';
import type { JsonValue, ScriptRunner } from '../powershell/script-runner.ts';
import {
  localProbes,
  machineProbes,
  type ProbeId,
  type Probes,
  serverScriptProbes,
} from '../probes/catalogue.ts';
import { type LocalProbe, type Parameters, readWhole } from '../probes/local/local-probe.ts';
import { differencesIn, needsAdmin, needsFullLanguage } from './compare.ts';
import {
  type ScriptRow,
  type SelfTestContext,
  type ShapeOfSource,
  type Shapes,
  shapesVersion,
  sourceAnswer,
} from './schema.ts';

/** A server that nothing has to be sent for: this computer, whose name Windows' resolver answers by itself (the comment in its own hosts file). */
const localhost = { host: 'localhost', address: '127.0.0.1', addresses: ['127.0.0.1'], offline: true };

/** Time for one source; each is a call of its own, so that one that hangs costs itself only. */
const sourceMs = 10_000;

interface Asked {
  readonly row: ScriptRow;
  readonly outcome?: Outcome<unknown>;
}

/** Runs every script and asks for every shape, one after the other, until `stop`. */
export async function selfTest(
  runner: ScriptRunner,
  { stop, onDone = () => {} }: { stop: AbortSignal; onDone?: (what: string) => void },
): Promise<Shapes> {
  const asked = new Map<string, Asked>();
  const probes: [string, LocalProbe][] = [
    ...Object.entries<LocalProbe>(machineProbes),
    ...Object.entries<LocalProbe>(serverScriptProbes),
    ['connect', localProbes.connect],
  ];
  for (const [id, probe] of probes) {
    if (stop.aborted) break;
    asked.set(id, await askScript(runner, probe));
    onDone(id);
  }
  const sources: Record<string, ShapeOfSource> = {};
  for (const [id, parameters] of Object.entries(questions)) {
    if (stop.aborted) break;
    sources[id] = await askSource(runner, id, parameters);
    onDone(id);
  }
  const context = contextOf(runner, asked);
  const scripts = { ...withCrossChecks(asked), ...fixRows() };
  return {
    schema: shapesVersion,
    tool: { name: toolName, version: toolVersion },
    context,
    complete: !stop.aborted,
    scripts,
    sources,
    differences: differencesIn({ context, scripts, sources }),
  };
}

const row = (probe: Pick<LocalProbe, 'script' | 'deadlineMs'>): ScriptRow => ({
  script: probe.script,
  status: 'not-run',
  ms: 0,
  deadlineMs: probe.deadlineMs,
  misfit: [],
  unfamiliar: [],
  crossChecks: [],
  contradicts: [],
});

async function askScript(runner: ScriptRunner, probe: LocalProbe): Promise<Asked> {
  if (probe.needsConsent)
    return { row: { ...row(probe), why: `does more than look, runs only with ${probe.needsConsent}` } };
  const parameters = probe.about ? probe.about(localhost) : (probe.parameters ?? {});
  if (!parameters) return { row: { ...row(probe), why: 'needs a certificate that a server has sent' } };
  const outcome = await runner.run({ script: probe.script, parameters, deadlineMs: probe.deadlineMs });
  const ran = { ...row(probe), ms: Math.round(outcome.ms) };
  if (outcome.status !== 'ok')
    return { outcome, row: { ...ran, status: outcome.status, ...whyOf(probe, outcome) } };
  try {
    const read = readWhole(probe, outcome.data);
    // All of them, also those on which nothing rests.
    const places = new Set<string>();
    probe.read(outcome.data, (place) => places.add(place));
    const unfamiliar = [...places].slice(0, 50).map(plainPlace);
    // What a snapshot holds of a server is keyed by its name; the cross-checks look at the machine only.
    return { outcome: { ...outcome, ...read }, row: { ...ran, status: 'ok', unfamiliar } };
  } catch (error) {
    return { row: { ...ran, status: 'misshapen', misfit: misfitsOf(error) } };
  }
}

/** A reason is a text of Windows and may name anybody: only the id behind it is told, where it is one. */
function whyOf(
  { needsAdmin: elevated }: LocalProbe,
  { status, reason }: Exclude<Outcome<unknown>, { status: 'ok' }>,
): { why?: string } {
  if (status === 'denied' && elevated) return { why: needsAdmin };
  if (reason.includes(`(${needsFullLanguage}`)) return { why: needsFullLanguage };
  const [, id] = /\(([^()]{1,150})\)$/.exec(reason) ?? [];
  return id !== undefined && errorId.test(id) ? { why: id } : {};
}

/**
 * As cmdlets write them, "Id,Command": what somebody has thrown as a text is its own id. A command is a type of Windows' or a cmdlet that reads.
 * The same pattern stands in Get-WindowsShape.ps1.
 */
const errorId =
  /^(CommandNotFoundException|[A-Z][A-Za-z_]{1,59}( 0x[0-9A-Fa-f]{8}| System Error \d{1,5}| \d{1,5})?,((Microsoft|System)(\.[A-Z][A-Za-z]{1,40}){2,8}|(Get|Test|Resolve)-[A-Z][A-Za-z]{2,60}(\.ps1)?))$/;

const plainPlace = (place: string): string =>
  /^[A-Za-z0-9_.:*\- ]{1,80}$/.test(place) ? place : `?${place.length}`;

/** Paths only: what stands there may be anybody's. Of a choice between shapes the one that got furthest tells most. */
function misfitsOf(error: unknown): string[] {
  if (!(error instanceof z.ZodError)) return ['answer'];
  const paths = error.issues.flatMap((issue) => deepest(issue, []));
  return [...new Set(paths.map((path) => path.map(plainPart).join('.') || 'answer'))].slice(0, 20);
}

function deepest(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): PropertyKey[][] {
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union') return [path];
  const inner = issue.errors.flat().flatMap((one) => deepest(one, path));
  const furthest = Math.max(path.length, ...inner.map(({ length }) => length));
  return furthest > path.length ? inner.filter(({ length }) => length === furthest) : [path];
}

const plainPart = (part: PropertyKey): string => {
  if (typeof part === 'number') return '*';
  const text = String(part);
  return /^[a-z][A-Za-z0-9]{0,39}$/.test(text) ? text : `?${text.length}`;
};

function withCrossChecks(asked: ReadonlyMap<string, Asked>): Record<string, ScriptRow> {
  const probes = Object.fromEntries(
    [...asked].flatMap(([id, { outcome }]) =>
      outcome && id in machineProbes ? [[id, outcome] as const] : [],
    ),
  ) as Probes;
  const found = contradictionsIn({ probes, taken: new Date().toISOString() });
  return Object.fromEntries(
    [...asked].map(([id, { row }]) => [
      id,
      {
        ...row,
        crossChecks: crossChecksOf(id as ProbeId),
        contradicts: found
          .filter(
            ({ id: check, between }) => check !== 'unfamiliar-answer' && between.includes(id as ProbeId),
          )
          .map(({ id: check }) => check),
      },
    ]),
  );
}

/** Repairs change something: they are named, so that nobody wonders. */
function fixRows(): Record<string, ScriptRow> {
  return Object.fromEntries(
    Object.values(changeWords).map(({ script }) => [
      `fix/${script}`,
      { ...row({ script, deadlineMs: 0 }), why: 'changes something, runs only with fix --yes' },
    ]),
  );
}

function contextOf(runner: ScriptRunner, asked: ReadonlyMap<string, Asked>): SelfTestContext {
  const { languageMode, version, driver } = runner.info();
  const outcome = asked.get('session')?.outcome as Probes['session'];
  const session = outcome?.status === 'ok' ? outcome.data : undefined;
  const plain = (text: string): string => (/^[A-Za-z0-9.]{0,40}$/.test(text) ? text : `?${text.length}`);
  return {
    who: !session ? 'unknown' : session.system ? 'system' : session.elevated ? 'elevated' : 'user',
    ...(languageMode !== undefined && { languageMode: plain(languageMode) }),
    ...(version !== undefined && { powershell: plain(version) }),
    driver,
    ...(session && {
      windows: {
        version: plain(session.windows.version),
        build: session.windows.build,
        ubr: session.windows.ubr,
      },
    }),
  };
}

const questions: Readonly<Record<string, Parameters>> = {
  ...Object.fromEntries(
    shapeSources.map((id) => [id, { Property: propertiesOf(windowsShapes[id].properties) }]),
  ),
  ...Object.fromEntries(
    eventSourceIds.map((id) => {
      const { provider, log, every } = eventSources[id];
      return [id, { Provider: provider, Log: log, Id: every ? [] : idsOf(provider) }];
    }),
  ),
  registry: {
    Place: Object.entries(registryPlaces).map(([key, { values, switches }]) => ({
      key,
      values: [...Object.keys(values), ...switches],
    })),
  },
  'phone-books': { KnownKey: [...phoneBookKeys] },
};

function propertiesOf(properties: Readonly<Record<string, PropertyShape>>): JsonValue {
  return Object.entries(properties).map(([name, { words = [] }]) => ({ name, words: [...words] }));
}

async function askSource(runner: ScriptRunner, id: string, parameters: Parameters): Promise<ShapeOfSource> {
  const outcome = await runner.run({
    folder: 'self-test',
    script: 'Get-WindowsShape',
    parameters: { Source: id, ...parameters },
    deadlineMs: sourceMs,
  });
  const answer = sourceAnswer.safeParse(outcome.status === 'ok' ? outcome.data : undefined);
  return answer.success ? withoutNothing(answer.data) : { state: 'no-answer' };
}

/** A property that was not answered is left out. */
function withoutNothing(seen: z.output<typeof sourceAnswer>): ShapeOfSource {
  return Object.fromEntries(
    Object.entries(seen).filter(
      ([name, value]) => value !== undefined && !(name === 'error' && value === ''),
    ),
  ) as ShapeOfSource;
}
