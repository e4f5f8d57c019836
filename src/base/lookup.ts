/** The entry of a table, if the table itself has one: keys come from outside and may be `constructor` or `__proto__`. */
export function lookup<Value>(
  table: Readonly<Record<string, Value>>,
  key: string | number,
): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The same by a name of connections or adapters, which Windows tells apart without regard to case. */
export function lookupName<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return lookup(table, name) ?? Object.entries(table).find(([key]) => isSameName(key, name))?.[1];
}

export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
