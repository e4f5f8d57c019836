import { findingText, statusLine } from './lines.ts';
import { type Emitter, isFinding } from './said.ts';

export const longestDattoResult = 250;
export const longestDattoDiagnostic = 5000;

/**
 * Datto RMM, monitor component: one line `STATUS=…` between marks, text for the alert between others; any exit code but 0 is an alert.
 * An alert may start a component, so a tool that failed raises none.
 */
export const datto: Emitter = (said) => {
  const result = `STATUS=${statusLine(said, longestDattoResult - 'STATUS='.length)}`;
  // An organisation's own words could hold a mark, and end the block too early.
  const diagnostic = findingText(said, longestDattoDiagnostic).replaceAll('<-', '< ');
  return {
    stdout: [
      '<-Start Result->',
      result.replaceAll('<-', '< '),
      '<-End Result->',
      '<-Start Diagnostic->',
      diagnostic.trimEnd(),
      '<-End Diagnostic->',
      '',
    ].join('\n'),
    exitCode: isFinding(said) ? 1 : 0,
  };
};
