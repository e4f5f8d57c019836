import * as z from 'zod';

/** Letters that move cursors or turn the reading direction around have no place in a sentence. */
const controls = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

export const plainText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      (text) => !controls.test(text),
      'control letters, line breaks and letters that change the reading direction are not allowed',
    );

export const line = plainText(200);

/** Whom to call. */
export const contactSchema = z.strictObject({
  name: z.string('a contact needs a name, too').pipe(line),
  phone: line.exactOptional(),
  mail: line.exactOptional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .exactOptional(),
});
export type Contact = z.infer<typeof contactSchema>;
