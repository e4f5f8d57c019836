/**
 * A command line taken apart as Windows documents it for CommandLineToArgvW ("Parsing C command-line arguments"): written from that
 * description, letter by letter, and not from the code that it is to test. Without the rules for the program's name.
 */
export function argumentsIn(line: string): string[] {
  const args: string[] = [];
  let at = 0;
  for (;;) {
    while (line[at] === ' ' || line[at] === '\t') at += 1;
    if (at >= line.length) return args;
    let arg = '';
    let inQuotes = false;
    while (at < line.length && (inQuotes || (line[at] !== ' ' && line[at] !== '\t'))) {
      let backslashes = 0;
      while (line[at] === '\\') {
        backslashes += 1;
        at += 1;
      }
      if (line[at] !== '"') {
        arg += '\\'.repeat(backslashes);
        if (at < line.length && (inQuotes || (line[at] !== ' ' && line[at] !== '\t'))) {
          arg += line[at];
          at += 1;
        }
        continue;
      }
      arg += '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) arg += '"';
      else if (inQuotes && line[at + 1] === '"') {
        arg += '"';
        at += 1;
      } else inQuotes = !inQuotes;
      at += 1;
    }
    args.push(arg);
  }
}
