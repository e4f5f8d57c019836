import { test } from 'uvu';

/** A test that takes something which not every machine has: where it is missing the test is counted as skipped, not as passed. */
export const testWhere = (there: boolean): typeof test | typeof test.skip => (there ? test : test.skip);

export const onWindows = process.platform === 'win32';
