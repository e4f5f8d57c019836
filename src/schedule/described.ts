import { cleanText } from '../snapshot/clean.ts';

/** What there is to say of a task that is there. */
export interface Described {
  readonly until: string;
  readonly action: string;
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Of its XML only these: anybody with rights may have changed the task since, so nothing of it is believed. */
export function describedTask(xml: string): Described {
  const [command, args] = ['Command', 'Arguments'].map((name) => element(xml, name));
  return { until: element(xml, 'EndBoundary'), action: [command, args].filter(Boolean).join(' ') };
}

function element(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(xml)?.[1] ?? '';
  const plain = found.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex, number, word) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(number);
      if (word) return names[word] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  return cleanText(plain).slice(0, 500);
}
