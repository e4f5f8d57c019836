// docs/schemas/: JSON Schemas of what other programs read and write, from the schemas that the program itself uses.
import * as z from 'zod';
import { packSchema } from '../src/packs/pack.ts';
import { fixSchema, undoSchema } from '../src/render/fix/schema.ts';
import { reportSchema } from '../src/report/schema.ts';
import { shapesSchema } from '../src/self-test/schema.ts';
import { snapshotSchema } from '../src/snapshot/schema.ts';
import { watchSchema } from '../src/watch/record.ts';

function published(schema: z.ZodType, title: string, io: 'input' | 'output'): string {
  const made = z.toJSONSchema(schema, { io, reused: 'ref', target: 'draft-2020-12' });
  return `${JSON.stringify({ title, ...made }, null, 2)}\n`;
}

/** What is written is described as it comes out, what is read as it may go in. */
export function schemaDocs(): Record<string, string> {
  return {
    'schemas/snapshot.schema.json': published(snapshotSchema, 'vpn-doctor snapshot, version 1', 'input'),
    'schemas/report.schema.json': published(reportSchema, 'vpn-doctor report, version 1', 'output'),
    'schemas/fix.schema.json': published(fixSchema, 'vpn-doctor fix, version 1', 'output'),
    'schemas/undo.schema.json': published(undoSchema, 'vpn-doctor undo of a fix, version 1', 'output'),
    'schemas/shapes.schema.json': published(shapesSchema, 'vpn-doctor shapes, version 1', 'output'),
    'schemas/watch.schema.json': published(watchSchema, 'vpn-doctor watch, version 1', 'output'),
    'schemas/rules.schema.json': published(packSchema, 'vpn-doctor rule pack, version 1', 'input'),
  };
}
