import type { FixStep } from '../rules/cause.ts';
import { type StepValueName, type StepValues, spoken, stepValueNames } from '../rules/step-values.ts';
import type { Connection } from '../snapshot/connections.ts';

/** PowerShell ends a string in single quotes at any of these, so a value that has one has it twice. (about_Quoting_Rules; CharExtensions.IsSingleQuote) */
const quotes = /['‘’‚‛]/g;

/** What no command line should hold: a person then fills in the placeholder. */
const unfit = /^$|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

/** Cmdlets that look into the caller's own phone book unless they are told otherwise. Those of triggers know no other. (Windows PowerShell 5.1) */
const ofOneBook = /\b(?:Get|Set|Remove|Add)-VpnConnection(?:Route|IPsecConfiguration)?(?= )/;

/** Not a text: what PowerShell works out, and words of a cmdlet's own list. */
const expressions: readonly StepValueName[] = ['BOOK', 'METHODS'];

/** The one function by which what is known gets into a command. */
export function quoted(value: string): string {
  return `'${value.replace(quotes, '$&$&')}'`;
}

/** A command with all that is known in its place; what is not known leaves the placeholder. */
export function commandFor(command: string, values: StepValues, scope: Connection['scope']): string {
  const forAll = scope === 'all-users' && !command.includes('-AllUserConnection') && ofOneBook.test(command);
  return stepValueNames.reduce((text, name) => {
    const value = values[name];
    if (value === undefined || unfit.test(value)) return text;
    const written = expressions.includes(name) ? value : quoted(value);
    // Not as a pattern: a name may hold "$&".
    return text
      .split(`'${name}'`)
      .join(name === 'NAME' && forAll ? `${written} -AllUserConnection` : written);
  }, command);
}

/** Everybody's phone book is changed by administrators only. */
export function changesEverybodys(command: string, { scope }: Pick<Connection, 'scope'>): boolean {
  const ofBook = command.includes("'BOOK'") || (command.includes("'NAME'") && ofOneBook.test(command));
  // Whatever comes after a pipe or a semicolon changes something; a mere look begins so and has none.
  return scope === 'all-users' && ofBook && !/^\(?Get-[^;]*$/.test(command);
}

/** A person's phone book is changed as that person: an elevated window of somebody else looks into that one's. */
function isTheirOwn({ by, command = '', needsAdmin, text }: FixStep, scope: Connection['scope']): boolean {
  const ofBook = command.includes("'BOOK'") || (command.includes("'NAME'") && ofOneBook.test(command));
  return scope === 'user' && ofBook && by !== 'user' && needsAdmin !== true && !/as the person/.test(text);
}

/** A step as it reads on this client. */
export function stepFor<Step extends FixStep>(
  step: Step,
  values: StepValues,
  { scope }: Pick<Connection, 'scope'>,
): Step {
  const { text, command, undo, verify } = step;
  const filled = (one: string): string => commandFor(spoken(one, values), values, scope);
  return {
    ...step,
    text: filled(isTheirOwn(step, scope) ? `${text} Run it as the person, not elevated.` : text),
    ...(command !== undefined && changesEverybodys(command, { scope }) && { needsAdmin: true as const }),
    ...(command !== undefined && { command: commandFor(command, values, scope) }),
    ...(undo !== undefined && { undo: filled(undo) }),
    ...(verify !== undefined && { verify: filled(verify) }),
  };
}
