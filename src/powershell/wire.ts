import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { notDone, type Outcome } from '../base/outcome.ts';
import type { PowerShellInfo, ScriptCall } from './script-runner.ts';

/** A script's answer may not be larger: node-powershell's buffers grow quadratically (16 MB took 2 s). */
export const maxOutputBytes = 4_000_000;

/**
 * JSON in printable ASCII only, without an apostrophe. No code page can damage it, and a single-quoted PowerShell string
 * around it cannot be left: PowerShell also takes U+2018 to U+201B for a quote, and those become `\uXXXX` here.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]|'/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A request as the harness reads it, with a fresh nonce that proves that the answer is the answer to it. */
export function request(call: ScriptCall): { nonce: string; json: string } {
  const nonce = randomBytes(12).toString('hex');
  return {
    nonce,
    json: asciiJson({ nonce, folder: call.folder, probe: call.script, arguments: call.parameters }),
  };
}

const envelopeSchema = z.object({
  status: z.enum(['ok', 'failed', 'denied', 'unsupported', 'refused']),
  data: z.unknown().optional(),
  version: z.string().optional(),
  languageMode: z.string().optional(),
  error: z
    .object({ id: z.string(), message: z.string().optional(), hresult: z.number().optional() })
    .optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** The one line of the output that carries this nonce, whole from mark to mark; undefined where there is none. */
export function findEnvelope(output: string, nonce: string): Envelope | undefined {
  const start = output.indexOf(`#VPND:${nonce}:`);
  if (start < 0) return undefined;
  const body = start + nonce.length + 7;
  const end = output.indexOf(`:END:${nonce}`, body);
  if (end < 0) return undefined;
  try {
    return envelopeSchema.parse(JSON.parse(output.slice(body, end)));
  } catch {
    return undefined;
  }
}

const refusal =
  'a policy on this computer refuses to run these scripts; ask for scripts signed by a publisher that it trusts';

/** The outcome that an envelope stands for. Error texts are localised and may be long: shown, never interpreted. */
export function outcomeOf(envelope: Envelope, ms: number): Outcome<unknown> {
  if (envelope.status === 'ok') return { status: 'ok', ms, data: envelope.data };
  if (envelope.status === 'refused') return notDone('denied', refusal, ms);
  const { id = 'no error id', message = '' } = envelope.error ?? {};
  return notDone(envelope.status, `${message.slice(0, 300)} (${id.slice(0, 150)})`.trim(), ms);
}

export function refusedOutcome(ms: number): Outcome<never> {
  return notDone('denied', refusal, ms);
}

/** What an envelope says of the PowerShell behind it. */
export function infoOf(envelope: Envelope): Pick<PowerShellInfo, 'version' | 'languageMode' | 'refused'> {
  return {
    ...(envelope.version !== undefined && { version: envelope.version }),
    ...(envelope.languageMode !== undefined && { languageMode: envelope.languageMode }),
    // The id of a policy's refusal; a registry key that denies access has another one.
    ...((envelope.status === 'refused' || envelope.error?.id === 'UnauthorizedAccess') && { refused: true }),
  };
}
