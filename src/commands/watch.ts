import { assertWritable, writeWhole } from '../base/files.ts';
import { InputError } from '../base/input-error.ts';
import { toolName, toolVersion } from '../base/version.ts';
import { watchPage } from '../render/html/watch.ts';
import { eventLine, watchText } from '../render/watch-text.ts';
import { type Connection, connectionsOf } from '../snapshot/connections.ts';
import { redact } from '../snapshot/redact.ts';
import type { Snapshot } from '../snapshot/schema.ts';
import { findingsOf } from '../watch/findings.ts';
import { follow } from '../watch/follow.ts';
import { mostMinutes, type WatchRecord, watchVersion } from '../watch/record.ts';
import { sensesFor } from '../watch/senses.ts';
import type { CheckArguments } from './check.ts';
import { exitCodes } from './exit-code.ts';
import { observe } from './observe.ts';
import { beaconsOf } from './options.ts';
import { cancelledBySignal } from './signals.ts';
import { forStdout } from './terminal.ts';

export interface WatchArguments extends CheckArguments {
  /** Minutes. */
  readonly watch: number;
}

/** Looks once, then follows one connection for a time. Ctrl-C ends it early and keeps what was seen. */
export async function watch(argv: WatchArguments): Promise<number> {
  if (!(argv.watch > 0 && argv.watch <= mostMinutes))
    throw new InputError(`--watch takes minutes, 1 to ${mostMinutes}: --watch 30.`);
  const outputs = [argv.html, argv.jsonFile].filter((path) => path !== undefined);
  outputs.forEach(assertWritable);
  const { snapshot, cancelled } = await observe(argv);
  const all = connectionsOf(snapshot);
  const connection = chosen(all, snapshot);
  if (cancelled) return exitCodes.cancelled;
  const shown = connectionsOf(redact(snapshot, argv.redact))[all.indexOf(connection)] ?? connection;
  const document: WatchRecord = {
    ...(await followed(argv, snapshot, connection)),
    connection: { name: shown.name, server: shown.server, tunnel: shown.tunnel },
  };
  const json = `${JSON.stringify(document, null, 2)}\n`;
  if (argv.html !== undefined)
    writeWhole(
      argv.html,
      watchPage(document, { ...snapshot.context, locale: snapshot.context.locale ?? 'en-GB' }),
    );
  if (argv.jsonFile !== undefined) writeWhole(argv.jsonFile, json);
  if (argv.html !== undefined) process.stderr.write(`Report: ${argv.html}\n`);
  process.stdout.write(argv.json ? json : forStdout(watchText(document)));
  if (document.minutes.length === 0) return exitCodes.inconclusive;
  return findingsOf(document).length > 0 ? exitCodes.verdict : exitCodes.healthy;
}

/** The one that was named, the only one, or the one that is up. */
function chosen(all: readonly Connection[], { request }: Snapshot): Connection {
  const up = all.filter(({ profile }) => profile?.status === 'connected');
  const [only, ...others] = up.length > 0 ? up : all;
  if (!only)
    throw new InputError(
      'There is no VPN connection to watch. Give --server, or run it as the person whose VPN it is.',
    );
  if (others.length > 0 && request.connection === undefined)
    throw new InputError(`Name the connection to watch: ${all.map(({ name }) => `"${name}"`).join(', ')}.`);
  return only;
}

async function followed(
  argv: WatchArguments,
  snapshot: Snapshot,
  connection: Connection,
): Promise<Omit<WatchRecord, 'connection'>> {
  const lanes = argv.openLanes(argv.powershell);
  const cancelled = cancelledBySignal();
  const found = await sensesFor(snapshot, connection, {
    runner: lanes.start?.(),
    stun: beaconsOf(argv).stun[0],
  });
  const from = new Date().toISOString();
  if (!argv.quiet)
    process.stderr.write(
      `Watching ${connection.name} for ${argv.watch} min; Ctrl-C ends it and keeps what was seen.\n`,
    );
  try {
    const { mappingKeptS, ...seen } = await follow(found.senses, {
      forMs: argv.watch * 60_000,
      signal: cancelled.signal,
      ...(!argv.quiet && { onEvent: (event) => process.stderr.write(`${eventLine(event)}\n`) }),
    });
    return {
      schema: watchVersion,
      tool: { name: toolName, version: toolVersion },
      from,
      to: new Date().toISOString(),
      ...seen,
      ...(mappingKeptS !== undefined && { mappingKeptS }),
      notFollowed: [...found.notFollowed],
    };
  } finally {
    await found.close();
    cancelled.release();
  }
}
