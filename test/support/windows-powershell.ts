/** What Windows PowerShell 5.1 on .NET Framework 4.8 would not take of a script. */
import facts from '../ps-scripts/windows-powershell-5.1.json' with { type: 'json' };
import { misfit } from './parameter-sets.ts';
import type { Call, Parsed } from './parsed-scripts.ts';

/** Commands that no Windows brings. */
const foreign: Readonly<Record<string, string>> = {
  'Ninja-Property-Set': "NinjaOne's agent brings it",
  'Ninja-Property-Clear': "NinjaOne's agent brings it",
  'Ninja-Property-Set-Piped': "NinjaOne's agent brings it",
};

const setsOf = new Map(Object.entries<string>(facts.commands));

/** Calls that have to be in 5.1: not of a script's own functions, of somebody else's commands, or behind a check of the version. */
const callsOf = ({ calls, functions }: Parsed): Call[] =>
  calls.filter(({ command, guarded }) => !guarded && !functions.includes(command) && !(command in foreign));

/** The names of all commands of Windows in these scripts. */
export const commandsOf = (scripts: readonly Parsed[]): string[] =>
  [...new Set(scripts.flatMap(callsOf).map(({ command }) => command))].sort();

function wrongCall(call: Call): string | undefined {
  const sets = setsOf.get(call.command);
  if (sets === undefined) return 'no such command';
  return misfit(call, sets.split(' | '), facts.commonParameters);
}

export const wrongCalls = (script: Parsed): string[] =>
  callsOf(script).flatMap((call) => {
    const why = wrongCall(call);
    return why ? [`${call.line}: ${call.command}: ${why}`] : [];
  });

export const newerLanguage = (script: Parsed): string[] =>
  script.newer.map(({ line, text }) => `${line}: ${text}`);

export const missingMembers = (script: Parsed): string[] =>
  script.members.flatMap(({ line, missing, guarded }) =>
    missing && !guarded ? [`${line}: ${missing}`] : [],
  );
