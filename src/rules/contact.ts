import * as z from 'zod';

export const line = z.string().trim().min(1).max(200);

/** Whom to call. */
export const contactSchema = z.strictObject({
  name: line,
  phone: line.exactOptional(),
  mail: line.exactOptional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .exactOptional(),
});
export type Contact = z.infer<typeof contactSchema>;
