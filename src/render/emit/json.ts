import { type Emitter, ownExitCode, type Said, statusOf } from './said.ts';

/** Most text fields and logs of remote management take this much. */
export const longestJson = 10_000;

/** One line of JSON in ASCII: the run in short, not the report (`--json` prints that). */
export const json: Emitter = (said) => ({ stdout: `${document(said)}\n`, exitCode: ownExitCode(said) });

function document(said: Said): string {
  const status = statusOf(said);
  if (said.kind !== 'run') return ascii({ schema: 'vpn-doctor.status/1', status, reason: said.reason });
  const { schema: _, findings, ...summary } = said.summary;
  const ageSeconds = Math.max(0, Math.floor(said.ageMs / 1000));
  for (let shown = findings.length; ; shown -= 1) {
    const text = ascii({
      schema: 'vpn-doctor.status/1',
      status,
      ageSeconds,
      ...summary,
      findings: findings.slice(0, shown),
      ...(shown < findings.length && { more: findings.length - shown }),
    });
    if (text.length <= longestJson || shown === 0) return text;
  }
}

function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
