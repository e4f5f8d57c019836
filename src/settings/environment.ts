import { isAbsolute } from 'node:path';
import { InputError } from '../base/input-error.ts';
import { beaconKinds } from '../probes/network/beacons.ts';
import { type Settings, settingsSchema } from './schema.ts';

type Field = keyof Settings;

const list = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** `host` or `host/tunnel`. */
function serverIn(text: string): object {
  const [server, tunnel] = text.split('/', 2);
  return { server, ...(tunnel !== undefined && { tunnel }) };
}

/** `kind=value`, as --beacon has it. */
function beaconsIn(text: string): object {
  const beacons = new Map<string, string[]>();
  for (const one of list(text, /\s+/)) {
    const [kind = '', ...value] = one.split('=');
    if (!beaconKinds.some((known) => known === kind))
      throw new InputError(
        `VPN_DOCTOR_BEACONS: there is no kind "${kind.slice(0, 40)}". There are: ${beaconKinds.join(', ')}.`,
      );
    beacons.set(kind, [...(beacons.get(kind) ?? []), value.join('=')]);
  }
  return Object.fromEntries(beacons);
}

const yesNo: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

/** Which variable stands for which setting, and how its text is read. What it means is the schema's to check. */
const variables: Readonly<
  Record<string, { readonly field: Field; readonly read: (text: string) => unknown }>
> = {
  VPN_DOCTOR_SERVERS: { field: 'servers', read: (text) => list(text, /[\s,]+/).map(serverIn) },
  VPN_DOCTOR_BEACONS: { field: 'beacons', read: beaconsIn },
  VPN_DOCTOR_INTERNET_BEACONS: {
    field: 'internetBeacons',
    read: (text) => yesNo[text.toLowerCase()] ?? text,
  },
  VPN_DOCTOR_PROXY: { field: 'proxy', read: (text) => text },
  VPN_DOCTOR_RULES: { field: 'rules', read: (text) => list(text, /;/) },
  VPN_DOCTOR_ORGANISATION: { field: 'organisation', read: (text) => text },
  VPN_DOCTOR_HELPDESK_NAME: { field: 'helpdesk', read: (name) => ({ name }) },
  VPN_DOCTOR_HELPDESK_PHONE: { field: 'helpdesk', read: (phone) => ({ phone }) },
  VPN_DOCTOR_HELPDESK_MAIL: { field: 'helpdesk', read: (mail) => ({ mail }) },
  VPN_DOCTOR_HELPDESK_URL: { field: 'helpdesk', read: (url) => ({ url }) },
  VPN_DOCTOR_TIMEOUT: { field: 'timeout', read: Number },
  VPN_DOCTOR_REDACT: { field: 'redact', read: (text) => text },
  VPN_DOCTOR_REPAIRS: {
    field: 'repairs',
    read: (text) => (text === 'none' ? text : list(text, /[\s,]+/)),
  },
  VPN_DOCTOR_FAIL_ON: { field: 'failOn', read: (text) => text },
};
export const settingVariables: readonly string[] = Object.keys(variables);

/** The settings in the environment. An empty variable is none. */
export function settingsInEnvironment(env: NodeJS.ProcessEnv): Settings {
  const raw: Partial<Record<Field, unknown>> = {};
  for (const [name, { field, read }] of Object.entries(variables)) {
    const text = env[name]?.trim();
    if (!text) continue;
    const value = read(text);
    raw[field] =
      field === 'helpdesk' ? { ...(raw.helpdesk as object | undefined), ...(value as object) } : value;
  }
  const found = settingsSchema.safeParse(raw);
  // There are no settings for a name to lie beside.
  const loose = found.data?.rules?.find((path) => !isAbsolute(path));
  if (loose !== undefined)
    throw new InputError(`VPN_DOCTOR_RULES: the full path of a file is wanted, not "${loose}".`);
  if (found.success) return found.data;
  throw new InputError('Settings in the environment are not valid. Mend these:', [
    ...new Set(found.error.issues.map(({ path, message }) => `${variableOf(path)}: ${message}`)),
  ]);
}

function variableOf([field, part]: readonly PropertyKey[]): string {
  const names = Object.keys(variables).filter((name) => variables[name]?.field === field);
  return names.find((name) => name.endsWith(`_${String(part).toUpperCase()}`)) ?? names[0] ?? String(field);
}
