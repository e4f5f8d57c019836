/** The entry of a table, if the table itself has one: keys come from outside and may be `constructor` or `__proto__`. */
export function lookup<Value>(
  table: Readonly<Record<string, Value>>,
  key: string | number,
): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
