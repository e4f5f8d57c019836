import { statusLine } from './lines.ts';
import { type Emitter, isFinding } from './said.ts';

/** Intune keeps 2,048 characters of a detection script's output; the line end and a host's own are in that. */
export const longestIntune = 2000;

/**
 * Intune Remediations: one line, which is the last, and exit code 1 where there is a finding. Any other code but 0 would start the
 * remediation too, so everything else is 0: a tool that failed is no finding.
 */
export const intune: Emitter = (said) => ({
  stdout: `${statusLine(said, longestIntune)}\n`,
  exitCode: isFinding(said) ? 1 : 0,
});
