import { InputError } from '../base/input-error.ts';
import { asciiText } from '../base/text/ascii.ts';
import { explainCause, explainCode } from '../render/explain.ts';
import { causeIds } from '../vpn/cause-ids.ts';
import { codeNamed } from '../vpn/error-codes/meaning.ts';
import { parseErrorCode } from '../vpn/error-codes/normalise.ts';
import { exitCodes } from './exit-code.ts';
import { codeIn } from './options.ts';

/** In a pipe nobody knows which letters survive. */
function print(text: string): void {
  process.stdout.write(process.stdout.isTTY ? text : asciiText(text));
}

/** What the tables know of a code or a cause. Offline: nothing is observed. */
export function explain(subject: string): number {
  const id = causeIds.find((known) => known === subject.trim().toLowerCase());
  if (id) {
    print(explainCause(id));
    return exitCodes.healthy;
  }
  if (parseErrorCode(subject) === undefined && codeNamed(subject) === undefined) {
    throw new InputError(
      `"${subject.slice(0, 60)}" is neither an error code nor a cause. Give a number like 809 or 0x800B0109, or an id like gre-blocked.`,
    );
  }
  print(explainCode(codeIn(subject)));
  return exitCodes.healthy;
}
