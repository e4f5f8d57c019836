import type { ScriptWhy } from './change-script.ts';

/** What a script's reason means. */
export const scriptWhys: Readonly<Record<ScriptWhy, string>> = {
  changed: 'it has changed meanwhile, so nothing was done',
  absent: 'it is not there',
  policy: 'a group policy sets it: whoever runs the domain has to change that',
  odd: 'it holds something that could not be put back as it is: look at it by hand',
  busy: 'others rely on it, so it runs until the next Restart',
};

export const otherwiseNow = 'it is no longer as this run has seen it';

const stateWords: Readonly<Record<string, string>> = {
  absent: 'not there',
  other: 'something else',
  automatic: 'Automatic',
  manual: 'Manual',
  disabled: 'Disabled',
  enabled: 'Enabled',
  running: 'Running',
  stopped: 'Stopped',
  faulty: 'does not work',
  filled: 'filled',
  empty: 'empty',
  unlisted: 'not on the list',
};

/** A state as a person reads it: "dword:2" is "2 (REG_DWORD)". */
export function stateText(state: string): string {
  const [kind = '', value = ''] = state.split(':', 2);
  if (kind === 'listed') return `on the list, at place ${Number(value) + 1}`;
  const types: Readonly<Record<string, string>> = {
    dword: 'REG_DWORD',
    qword: 'REG_QWORD',
    string: 'REG_SZ',
  };
  const type = types[kind];
  if (type !== undefined) return `${value === '' ? 'empty' : value} (${type})`;
  return stateWords[state] ?? state;
}

export const found = (state: string): string => `it is ${stateText(state)}`;
