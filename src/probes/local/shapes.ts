import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import * as z from 'zod';
import { lookup } from '../../base/lookup.ts';
import { cleanText } from '../../base/text/clean.ts';
import type { Unfamiliar } from './local-probe.ts';

/** Text from outside: cleaned and bounded. */
export const text = (max = 400) => z.string().transform((value) => cleanText(value).slice(0, max));

/** 5.1 unrolls lists of one, and some cmdlets answer `$null` for none: null, one or many become many. */
export const listOf = <Item extends z.ZodType>(item: Item, max = 500) =>
  z
    .union([z.null(), z.array(item), item])
    .transform((value): z.output<Item>[] =>
      value === null ? [] : ((Array.isArray(value) ? value : [value]).slice(0, max) as z.output<Item>[]),
    );

/** The same with its line ends, for what lists one thing a line. */
const lines = (max: number) =>
  z.string().transform((value) =>
    value
      .split(/\r\n|[\r\n]/)
      .map(cleanText)
      .join('\n')
      .slice(0, max),
  );

export const isoTime = z.iso.datetime({ offset: true });

/** Events of a log, as scripts answer them: their data by the names that vpn/event-fields.ts gave, and how many elements there were. */
export const namedEvents = (longest: number, most?: number) =>
  listOf(
    z.object({
      id: z.number().int(),
      at: isoTime,
      count: z.number().int(),
      fields: z.record(z.string(), lines(longest)),
    }),
    most,
  );

/** A switch in words: `''` and null (property not there in this version of Windows) mean that nobody said. */
export const optionalText = (max = 400) =>
  z
    .union([z.null(), text(max)])
    .optional()
    .transform((value) => (value === '' || value === null ? undefined : value));

/** A server as a profile writes it: blanks around it, brackets, a port behind it or letters beyond ASCII are no part of its name. */
export function serverName(written: string): string {
  const name = written
    .trim()
    .replace(/^\[([0-9a-f:.]+)\](:\d{1,5})?$/i, '$1')
    .replace(/^([^:]+):\d{1,5}$/, '$1')
    .slice(0, 255);
  return isIP(name) !== 0 || /^[\x21-\x7e]*$/.test(name) ? name : domainToASCII(name) || name;
}

/** Our word for one of Windows', in whatever case. One that we do not know is noticed; that there is none is not. */
export function ourWord<Word>(
  words: Readonly<Record<string, Word>>,
  said: string | undefined,
  place: string,
  unfamiliar: Unfamiliar,
): Word | undefined {
  return said?.trim() ? neededWord(words, said, place, unfamiliar) : undefined;
}

/** The same where Windows always has a word: that there is none is noticed, too. */
export function neededWord<Word>(
  words: Readonly<Record<string, Word>>,
  said: string | undefined,
  place: string,
  unfamiliar: Unfamiliar,
): Word | undefined {
  const word = lookup(words, said?.trim().toLowerCase() ?? '');
  if (word === undefined) unfamiliar(place);
  return word;
}
