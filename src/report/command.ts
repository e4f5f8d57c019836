import type { Connection } from '../snapshot/connections.ts';

/** What a step's command says where a connection's name belongs. */
const placeholder = "'NAME'";

/** PowerShell ends a string in single quotes at any of these, so a name that has one has it twice. (about_Quoting_Rules; CharExtensions.IsSingleQuote) */
const quotes = /['‘’‚‛]/g;

/** Cmdlets that look into the caller's own phone book unless they are told otherwise. Those of triggers know no other. (Windows PowerShell 5.1) */
const ofOneBook = /\b(?:Get|Set|Remove|Add)-VpnConnection(?:Route|IPsecConfiguration)?(?= )/;

/**
 * A step's command for this connection: with its name, and for all users where it is everybody's. A name that no command line should hold
 * leaves the placeholder, which a person then fills in.
 */
export function commandFor(command: string, { name, scope }: Pick<Connection, 'name' | 'scope'>): string {
  if (!command.includes(placeholder) || name === '' || /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u.test(name))
    return command;
  const quoted = `'${name.replace(quotes, '$&$&')}'`;
  // Not as a pattern: a name may hold "$&".
  const named = command.split(placeholder).join(quoted);
  if (scope !== 'all-users' || named.includes('-AllUserConnection') || !ofOneBook.test(command)) return named;
  return command.split(placeholder).join(`${quoted} -AllUserConnection`);
}

/** Everybody's phone book is changed by administrators only. */
export function changesEverybodys(command: string, { scope }: Pick<Connection, 'scope'>): boolean {
  return (
    scope === 'all-users' &&
    command.includes(placeholder) &&
    ofOneBook.test(command) &&
    !command.startsWith('Get-') &&
    !command.startsWith('(Get-')
  );
}
