import { readJsonFile } from '../base/json-file.ts';
import { causeIds } from '../vpn/cause-ids.ts';
import type { Contact } from './contact.ts';
import { joinPacks } from './join.ts';
import { nearest } from './nearest.ts';
import { packSchema, packVersion, type RulePack } from './pack.ts';
import { builtIn, type RuleBook, withPack } from './rule-book.ts';

/** An organisation's rules from a file. What is wrong with them is told by line and field. */
export function readPack(path: string): RulePack {
  return readJsonFile(path, packSchema, {
    what: 'rules',
    unknownKey: (key, within) =>
      within.join() === 'amend'
        ? `there is no cause "${key}"${nearest(key, causeIds)}`
        : 'there is no such field',
  });
}

/** The tables with the rules of one file. */
export function readRules(path: string): RuleBook {
  return withPack(readPack(path));
}

/** The tables with the rules of several files, and the contact of an organisation that its files may not have. */
export function bookOf(
  paths: readonly string[],
  contact: { readonly organisation: string; readonly helpdesk: Contact | undefined } | undefined,
): RuleBook {
  const settings = contact && [
    packSchema.parse({
      schema: packVersion,
      organisation: contact.organisation,
      ...(contact.helpdesk && { helpdesk: contact.helpdesk }),
    }),
  ];
  const [first, ...others] = [...paths.map(readPack), ...(settings ?? [])];
  return first ? withPack(joinPacks([first, ...others])) : builtIn;
}
