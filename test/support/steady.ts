/** What a script finds, without what differs by itself: times of the stubs are "now", certificates are made anew, and tables have no order. */
export function steady(data: unknown): unknown {
  if (typeof data === 'string') return withoutThumbprints(data.replace(/^\d{4}-\d\d-\d\dT.*/, 'a time'));
  if (data === null || typeof data !== 'object') return data;
  const byThumbprint = Object.keys(data).some((key) => /^[0-9A-F]{40}$/.test(key));
  if (Array.isArray(data) || byThumbprint) return Object.values(data).map(steady).sort(byText);
  const entries = Object.entries(data).map(
    ([key, value]) => [withoutThumbprints(key), steady(value)] as const,
  );
  return Object.fromEntries(entries.sort(byText));
}

const withoutThumbprints = (text: string): string => text.replace(/[0-9A-F]{40}/g, 'a thumbprint');

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
