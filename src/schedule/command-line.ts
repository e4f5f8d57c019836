/**
 * Arguments as Windows programs take them apart again (CommandLineToArgvW): blanks and quotation marks go into quotation marks, and backslashes
 * count only in front of one of these.
 */
export function commandLine(args: readonly string[]): string {
  return args.map(quoted).join(' ');
}

function quoted(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument;
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}
