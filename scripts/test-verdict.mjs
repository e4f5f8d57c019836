/**
 * What a file's results count for. `strict`: under CI a file without tests is a fault, as is a tool that is missing, and no reason to look away.
 */
export function verdictOf({ total, passed, skipped, errors }, strict) {
  const untouched = total === 0 && errors.length === 0;
  const empty = untouched && skipped === 0;
  const failed = Math.max(total - passed, errors.length > 0 ? 1 : 0) + (empty && strict ? 1 : 0);
  return {
    word: failed > 0 ? 'FAIL' : untouched ? 'skip' : 'ok',
    passed,
    failed,
    skipped: skipped + (empty && !strict ? 1 : 0),
    said: empty ? 'it has no test here' : `${passed} passed`,
  };
}
