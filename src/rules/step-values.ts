/**
 * What a step says of this client: `'NAME'` in a command, `{NAME|words for when it is not known}` in a text. What is not known leaves the
 * placeholder in a command, which a person then fills in.
 */
export const stepValueNames = [
  'NAME',
  'SERVER',
  'CODE',
  'HELPDESK',
  'CALLED',
  'BOOK',
  'INTERFACE',
  'MTU',
  'FORMER-MTU',
  'COMPONENT',
  'PROGRAM',
  'PRODUCT',
  'FILTER',
  'OTHER-VPN',
  'OTHER-CONNECTION',
  'DEAD-ADDRESS',
  'SUFFIX',
  'NAMESPACE',
  'RESOLVER',
  'UPDATE',
  'RULE',
  'ROOT',
  'ROUTE',
  'WRONG-ROUTE',
  'GATEWAY',
  'TUNNEL',
  'METHODS',
  'METHOD',
  'SECONDS',
  'SSTP',
  'CERTIFICATES',
] as const;
export type StepValueName = (typeof stepValueNames)[number];
export type StepValues = Readonly<Partial<Record<StepValueName, string>>>;

const inText = /\{([A-Z0-9-]+)\|([^}]*)\}/g;

/** A text with what is known, or with the words that stand for it. */
export function spoken(text: string, values: StepValues = {}): string {
  return text.replace(inText, (_, name: string, otherwise: string) => {
    const value = (values as Readonly<Record<string, string | undefined>>)[name];
    return value ?? otherwise;
  });
}
