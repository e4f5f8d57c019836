/** Signs of typography, and what stands for them where only ASCII gets through. */
const plain: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '→': '->',
  '✓': '+',
  '✗': 'x',
  '\u00a0': ' ',
  '\u202f': ' ',
};

/**
 * Text for pipes, old code pages and remote management tools: ASCII only. Letters lose their accents; what has no letter in ASCII becomes a
 * question mark, and stands whole in the page and in JSON.
 */
export function asciiText(text: string): string {
  return (
    text
      .replace(/[’‘“”„–—−…→✓✗\u00a0\u202f]/g, (sign) => plain[sign] ?? '?')
      .replaceAll('ß', 'ss')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // Control letters are the colours of our own console, and nobody else's: what comes from outside has none left by now.
      .replace(/[^\p{ASCII}]/gu, '?')
  );
}
