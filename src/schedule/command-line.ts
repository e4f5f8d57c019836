/**
 * One string that Windows programs take apart into exactly these arguments again: they get a single text, and split it by the rules of
 * CommandLineToArgvW, where backslashes are only special in front of a quotation mark.
 */
export function commandLine(args: readonly string[]): string {
  return args.map(quoted).join(' ');
}

const harmless = /^[\w.,:=\\/-]+$/;

function quoted(arg: string): string {
  if (harmless.test(arg)) return arg;
  // Twice as many backslashes before a quotation mark, and one more for the mark itself; the closing one counts, too.
  const escaped = arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return `"${escaped}"`;
}
