import { datto } from './datto.ts';
import { intune } from './intune.ts';
import { json } from './json.ts';
import { line } from './line.ts';
import { ninja } from './ninja.ts';
import { nsight } from './nsight.ts';
import type { Emitter } from './said.ts';

/** What `--emit` can speak: one file each, held to its product's limits (docs/deploy/). */
export const emitters = { intune, ninja, datto, nsight, line, json } as const satisfies Readonly<
  Record<string, Emitter>
>;
export type EmitFormat = keyof typeof emitters;

export const emitFormats = Object.keys(emitters) as readonly EmitFormat[];
