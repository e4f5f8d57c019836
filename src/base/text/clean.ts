/**
 * Text without control letters, escape sequences and letters that change the reading direction: names, event texts and
 * replies come from outside, and each of these can make a page or a terminal show something else than is there.
 */
export function cleanText(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, ' ');
}

/** The same, for every text and key of a document. */
export function clean<T>(value: T): T {
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return cleanText(node);
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [cleanText(key), walk(inner)]));
  };
  return walk(value) as T;
}
