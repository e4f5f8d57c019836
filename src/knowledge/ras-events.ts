/**
 * What each position of a RasClient event's data means: the elements have no names, and they differ by event. `recorded`: seen in a public
 * recording of a real log, each element by itself; `template`: by Microsoft's message of that event, whose insertions are these elements.
 */
interface RasEventFields {
  readonly fields: readonly RasEventField[];
  readonly mark: 'recorded' | 'template';
  readonly source: string;
}

const velociraptor = 'synacktiv/forensic-msvpn, a Velociraptor collection of a client';

export const rasEventFields = {
  // The third element is the kind of connection, "VPN" for all of ours: not the connection's name.
  20221: {
    fields: ['correlation', 'user', 'kind', 'scope', 'connection', 'settings'],
    mark: 'recorded',
    source: 'synacktiv/forensic-msvpn, a Chainsaw listing and a Velociraptor collection',
  },
  20222: {
    fields: ['correlation', 'user', 'connection', 'device'],
    mark: 'template',
    source: 'TechNet cc773769; the message as hwdsl2/setup-ipsec-vpn#428 shows it',
  },
  20223: {
    fields: ['correlation', 'user', 'device'],
    mark: 'template',
    source: 'TechNet cc773769: "has successfully established a link … using the following device"',
  },
  20224: { fields: ['correlation', 'user'], mark: 'recorded', source: velociraptor },
  20225: {
    fields: ['correlation', 'user', 'connection', 'addresses'],
    mark: 'recorded',
    source: velociraptor,
  },
  20226: { fields: ['correlation', 'user', 'connection', 'code'], mark: 'recorded', source: velociraptor },
  20227: {
    fields: ['correlation', 'user', 'connection', 'code'],
    mark: 'recorded',
    source: 'trailofbits/algo#760, the event as XML',
  },
} as const satisfies Readonly<Record<number, RasEventFields>>;

/** `scope` is "per-user" or "all-user"; `device` and `settings` are texts of several lines in the language of Windows. */
export type RasEventField =
  | 'correlation'
  | 'user'
  | 'kind'
  | 'scope'
  | 'connection'
  | 'settings'
  | 'device'
  | 'addresses'
  | 'code';

export type RasEventId = keyof typeof rasEventFields;

export const isRasEvent = (id: number): id is RasEventId => Object.hasOwn(rasEventFields, id);

/** The elements of an event by their names. What stands behind those that are known has none. */
export function rasFieldsOf(
  id: RasEventId,
  properties: readonly string[],
): Partial<Record<RasEventField, string>> {
  const { fields } = rasEventFields[id];
  return Object.fromEntries(
    fields.flatMap((name, at) => (at < properties.length ? [[name, properties[at]]] : [])),
  );
}
