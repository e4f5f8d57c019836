import { existsSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { InputError, SettingsError } from '../base/input-error.ts';
import { readJsonFile } from '../base/json-file.ts';
import { configPlace } from '../run/folders.ts';
import { settingsInEnvironment } from './environment.ts';
import { configSchema, type Settings } from './schema.ts';

/**
 * An organisation's settings: of the file that `--config` or VPN_DOCTOR_CONFIG names, else of the usual place, where there is one; then
 * of the environment, which goes before the file.
 */
export function readSettings(given: string | undefined, env: NodeJS.ProcessEnv = process.env): Settings {
  try {
    return settingsFrom(given, env);
  } catch (error) {
    throw error instanceof InputError ? new SettingsError(error.message, error.details) : error;
  }
}

function settingsFrom(given: string | undefined, env: NodeJS.ProcessEnv): Settings {
  const path = given ?? (env.VPN_DOCTOR_CONFIG || undefined);
  if (given === undefined && path !== undefined && (!isAbsolute(path) || /^[\\/]{2}/.test(path)))
    throw new InputError(
      `VPN_DOCTOR_CONFIG is "${path.slice(0, 200)}": the full path of a file on this computer is wanted.`,
    );
  const file = path === undefined ? usual() : fileSettings(path);
  const fromEnvironment = settingsInEnvironment(env);
  const repairs = allowedByBoth(file.repairs, fromEnvironment.repairs);
  return { ...file, ...fromEnvironment, ...(repairs !== undefined && { repairs }) };
}

/** What an administrator forbids in the file, whoever starts a run must not allow again. */
function allowedByBoth(file: Settings['repairs'], environment: Settings['repairs']): Settings['repairs'] {
  if (file === undefined || environment === undefined) return file ?? environment;
  if (file === 'none' || environment === 'none') return 'none';
  return environment.filter((id) => file.includes(id));
}

function usual(): Settings {
  const path = configPlace();
  return existsSync(path) ? fileSettings(path) : {};
}

function fileSettings(path: string): Settings {
  const { schema: _, rules, ...settings } = readJsonFile(path, configSchema, { what: 'settings' });
  // A pack is mostly kept beside the settings that name it.
  return { ...settings, ...(rules && { rules: rules.map((one) => resolve(dirname(path), one)) }) };
}
