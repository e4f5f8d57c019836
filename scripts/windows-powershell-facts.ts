// Writes test/ps-scripts/windows-powershell-5.1.json anew: parameter sets of the commands that our scripts use, out of a list of all that a
// Windows PowerShell 5.1 has. node --import tsx scripts/windows-powershell-facts.ts desktop-5.1.14393.206-windows.json
import { readFileSync, writeFileSync } from 'node:fs';
import { parsedScripts } from '../test/support/parsed-scripts.ts';
import { shippedScripts } from '../test/support/shipped-scripts.ts';
import { commandsOf } from '../test/support/windows-powershell.ts';

/** PSScriptAnalyzer's own form, where a module with one command has no list, and one by names. Aliases have no sets. */
type Sets = string | null;
interface Command {
  readonly Name: string;
  readonly ParameterSets: Sets;
}
interface Own {
  readonly Modules: readonly { readonly ExportedCommands: readonly Command[] | Command | null }[];
}
type ByName = Readonly<Record<string, Readonly<Record<string, { parameterSets: Sets }>>>>;

const pairs = (list: Own | ByName): [name: string, sets: Sets][] =>
  Array.isArray(list.Modules)
    ? (list as Own).Modules.flatMap(({ ExportedCommands }) =>
        [ExportedCommands ?? []]
          .flat()
          .map(({ Name, ParameterSets }): [string, Sets] => [Name, ParameterSets]),
      )
    : Object.values(list as ByName).flatMap((commands) =>
        Object.entries(commands).map(([name, { parameterSets }]): [string, Sets] => [name, parameterSets]),
      );

const [path] = process.argv.slice(2);
if (!path) throw new Error('The path of the list is missing.');
const known = new Map(pairs(JSON.parse(readFileSync(path, 'utf8'))));

/** Its sets with " | " between them. */
const setsOf = (name: string): string => {
  const sets = known.get(name)?.trim();
  if (!sets) throw new Error(`${name} is not in the list`);
  return sets
    .replace(/\[<CommonParameters>\]$/, '')
    .split('[<CommonParameters>]')
    .map((set) => set.trim())
    .join(' | ');
};

const file = 'test/ps-scripts/windows-powershell-5.1.json';
const { commands: _, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
const commands = Object.fromEntries(
  commandsOf(parsedScripts(shippedScripts)).map((name) => [name, setsOf(name)]),
);
writeFileSync(file, `${JSON.stringify({ ...rest, commands }, null, 2)}\n`);
