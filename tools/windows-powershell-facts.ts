// Writes test/scripts/windows-powershell-5.1.json anew: parameter sets of the commands that our scripts use, out of a list of all that a
// Windows PowerShell 5.1 has. node --import tsx tools/windows-powershell-facts.ts commands.json
// The list: {module: {command: {parameterSets}}}, or PSScriptAnalyzer's Engine/Settings/desktop-5.1.14393.206-windows.json itself.
import { readFileSync, writeFileSync } from 'node:fs';
import { parsedScripts } from '../test/support/parsed-scripts.ts';
import { shippedScripts } from '../test/support/shipped-scripts.ts';
import { commandsOf } from '../test/support/windows-powershell.ts';

interface Command {
  readonly parameterSets?: string | null;
}

const [list] = process.argv.slice(2);
if (!list) throw new Error('The path of the list is missing.');
const known = new Map(
  Object.values(JSON.parse(readFileSync(list, 'utf8')) as Record<string, Record<string, Command>>).flatMap(
    Object.entries<Command>,
  ),
);

/** Its sets with " | " between them. */
const setsOf = (name: string): string => {
  const sets = known.get(name)?.parameterSets?.trim();
  if (!sets) throw new Error(`${name} is not in the list`);
  return sets
    .replace(/\[<CommonParameters>\]$/, '')
    .split('[<CommonParameters>]')
    .map((set) => set.trim())
    .join(' | ');
};

const file = 'test/scripts/windows-powershell-5.1.json';
const { commands: _, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
const commands = Object.fromEntries(
  commandsOf(parsedScripts(shippedScripts)).map((name) => [name, setsOf(name)]),
);
writeFileSync(file, `${JSON.stringify({ ...rest, commands }, null, 2)}\n`);
