import { lookup } from '../base/lookup.ts';

/**
 * What each element of an event's data means, by provider and event id: the elements that PowerShell hands out have a position and no name.
 * The one place that knows positions: scripts get them from here (`fieldsFor`) and give the values back by name.
 */
interface EventFields {
  /** In their order; a name that ends in "?" is an element that older versions of the event do not have. */
  readonly fields: readonly string[];
  readonly mark: Mark;
  readonly source: string;
}

/**
 * How sure the positions are. `recorded`: seen in a public recording of a real log, each element by itself; `manifest`: by the provider's manifest;
 * `template`: by Microsoft's message of that event, whose insertions are these elements; `inferred`: by what neighbouring events do.
 */
type Mark = 'recorded' | 'manifest' | 'template' | 'inferred';

const marked =
  (mark: Mark) =>
  (source: string, ...fields: readonly string[]): EventFields => ({ fields, mark, source });
const recorded = marked('recorded');
const byManifest = marked('manifest');
const byTemplate = marked('template');
const inferred = marked('inferred');

const velociraptor = 'synacktiv/forensic-msvpn, a Velociraptor collection of a client';
const manifests =
  'manifests of Windows 10 as repnz/etw-providers-docs and jdu2600/Windows10EtwEvents keep them';
const sstpError = byManifest(manifests, 'correlation', 'message');
const networkFields = byManifest(manifests, 'name', 'description', 'network', 'type', 'state', 'category');

export const eventFields = {
  RasClient: {
    20220: inferred(
      'every event of RasClient that was recorded begins so; nothing else of this one is known',
      'correlation',
      'user',
    ),
    // The third element is the kind of connection, "VPN" for all of ours: not the connection's name.
    20221: recorded(
      'synacktiv/forensic-msvpn, a Chainsaw listing and a Velociraptor collection',
      'correlation',
      'user',
      'kind',
      'scope',
      'connection',
      'settings',
    ),
    20222: byTemplate(
      'TechNet cc773769; the message as hwdsl2/setup-ipsec-vpn#428 shows it',
      'correlation',
      'user',
      'connection',
      'device',
    ),
    20223: inferred(
      'the message of TechNet cc773769, "has successfully established a link … using the following device", does not show how many insertions it has',
      'correlation',
      'user',
      'device',
    ),
    20224: recorded(velociraptor, 'correlation', 'user'),
    20225: recorded(velociraptor, 'correlation', 'user', 'connection', 'addresses'),
    20226: recorded(velociraptor, 'correlation', 'user', 'connection', 'code'),
    20227: recorded('trailofbits/algo#760, the event as XML', 'correlation', 'user', 'connection', 'code'),
  },
  // System log (libyal/winevt-kb); there is no "…/Operational". `message` is text in the language of Windows, never a number.
  'Microsoft-Windows-RasSstp': {
    1: sstpError,
    2: sstpError,
    3: byManifest(manifests, 'correlation', 'data'),
    4: byManifest(manifests, 'correlation', 'httpStatus'),
    5: sstpError,
    6: byManifest(manifests, 'correlation', 'sha1', 'sha256'),
    16: sstpError,
    23: sstpError,
    33: sstpError,
  },
  // `service` is the display name, in the language of Windows. 7009 and 7011 begin with a time-out, which is no error number.
  'Service Control Manager': {
    7000: byManifest(manifests, 'service', 'code'),
    7001: byManifest(manifests, 'service', 'dependsOn', 'code'),
    7009: byManifest(manifests, 'timeoutMs', 'service'),
    7011: byManifest(manifests, 'timeoutMs', 'service'),
    7023: byManifest(manifests, 'service', 'code'),
    7024: byManifest(manifests, 'service', 'code'),
    7031: byManifest(manifests, 'service', 'times', 'delayMs', 'action', 'actionName'),
    7034: byManifest(manifests, 'service', 'times'),
  },
  'Microsoft-Windows-NetworkProfile': { 10000: networkFields, 10001: networkFields, 10002: networkFields },
  'Microsoft-Windows-Kernel-Boot': { 27: byManifest(manifests, 'bootType', 'loadOptions?') },
} as const satisfies Readonly<Record<string, Readonly<Record<number, EventFields>>>>;

export type EventProvider = keyof typeof eventFields;

/** Elements that say who or where somebody is: they stay in the log. (Of `user` the script tells only whether it is the caller.) */
const personal: ReadonlySet<string> = new Set([
  'addresses',
  'name',
  'description',
  'message',
  'data',
  'sha1',
  'sha256',
]);

/** Ids of a provider's events, and the names of their elements as scripts take them: "20227=correlation,,connection,code". A nameless one stays in the log. */
export function fieldsFor(...providers: readonly EventProvider[]): string[] {
  return providers
    .flatMap((provider) => Object.entries<EventFields>(eventFields[provider]))
    .map(([id, { fields }]) => `${id}=${fields.map(plainName).join(',')}`);
}

const plainName = (field: string): string => {
  const name = field.replace('?', '');
  return personal.has(name) ? '' : name;
};

/** What is known of an event's data, or undefined where we do not know the event. */
export interface EventShape {
  readonly fewest: number;
  readonly most: number;
  readonly mark: Mark;
  readonly has: (field: string) => boolean;
}

export function shapeOf(provider: EventProvider, id: number): EventShape | undefined {
  const known = lookup<EventFields>(eventFields[provider], String(id));
  if (!known) return undefined;
  const { fields, mark } = known;
  return {
    fewest: fields.filter((name) => !name.endsWith('?')).length,
    most: fields.length,
    mark,
    has: (field) => fields.includes(field),
  };
}

/** Whether that many elements are what we know of the event. */
export const fits = ({ fewest, most }: EventShape, count: number): boolean =>
  count >= fewest && count <= most;
