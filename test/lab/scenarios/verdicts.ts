import type { Probes } from '../../../src/probes/catalogue.ts';
import type { Snapshot } from '../../../src/snapshot/schema.ts';

type DataOf<Id extends keyof Probes> = Extract<NonNullable<Probes[Id]>, { status: 'ok' }>['data'];

/** What the probes saw of the first server, each in a few words; several addresses or beacons are joined by commas. */
export function verdicts({ probes }: Snapshot): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const note = <Id extends keyof Probes>(
    id: Id,
    tell: (data: DataOf<Id>) => Record<string, readonly (string | undefined)[]>,
  ): void => {
    const outcome = probes[id];
    if (outcome?.status !== 'ok') return;
    for (const [what, words] of Object.entries(tell(outcome.data as DataOf<Id>))) {
      const known = words.filter((word) => word !== undefined);
      // Addresses of an IP version that the client does not have are no news where it has the other.
      const there = known.filter((word) => !word.includes('network-unreachable'));
      if (known.length > 0) found[what] = [...new Set(there.length > 0 ? there : known)].join(', ');
    }
  };
  note('names', ({ servers, madeUp, translated }) => {
    const [server] = Object.values(servers);
    const resolved = (one: typeof madeUp): string | undefined =>
      one && ('failure' in one ? one.failure : 'found');
    return {
      name: [resolved(server?.system)],
      'made-up name': [resolved(madeUp)],
      nat64: [resolved(translated)],
    };
  });
  note('tcp-ports', ({ servers }) =>
    Object.fromEntries(
      Object.entries(Object.values(servers)[0] ?? {}).map(([port, addresses]) => [
        `tcp ${port}`,
        Object.values(addresses).map(reason),
      ]),
    ),
  );
  note('ike', ({ servers }) => {
    const gateways = Object.values(Object.values(servers)[0] ?? {});
    const yesNo = (value: boolean | undefined): string | undefined =>
      value === undefined ? undefined : value ? 'yes' : 'no';
    return {
      'udp 500': gateways.flatMap(({ ikev1, ikev2 }) => [ikev1?.udp500, ikev2?.udp500].map(heard)),
      'udp 4500': gateways.flatMap(({ ikev1, ikev2 }) => [ikev1?.udp4500, ikev2?.udp4500].map(heard)),
      'stronger ike': gateways.map(({ ikev2 }) =>
        ikev2?.settable && 'reply' in ikev2.settable ? ikev2.settable.reply : undefined,
      ),
      'large ike': gateways.map(({ ikev2 }) => heard(ikev2?.large)),
      ike: gateways.flatMap(({ ikev1, ikev2 }) =>
        [ikev1?.udp500, ikev2?.udp500].map((one) => (one && 'reply' in one ? one.reply : undefined)),
      ),
      'client behind nat': gateways.map((one) => yesNo(one.clientBehindNat)),
      'server behind nat': gateways.map((one) => yesNo(one.serverBehindNat)),
    };
  });
  note('pptp', ({ servers }) => ({
    pptp: Object.values(Object.values(servers)[0] ?? {}).map((one) =>
      one.result === 'answered' ? `answered ${one.resultCode}` : `${one.stage}: ${reason(one)}`,
    ),
  }));
  note('server-tls', ({ servers }) => {
    const answers = Object.values(Object.values(servers)[0] ?? {});
    return { tls: answers.map(tls), sstp: answers.map(sstp) };
  });
  note('sstp-by-proxy', ({ servers }) => ({
    proxy: Object.values(servers).map((one) =>
      one.result === 'answered'
        ? `${one.status}${one.tls ? `, sstp ${sstp(one.tls)}` : ''}`
        : `${one.stage}: ${reason(one)}`,
    ),
  }));
  note('revocation', ({ places }) => ({
    revocation: Object.values(places).map((one) =>
      one.result === 'answered' ? String(one.status) : one.failure,
    ),
  }));
  note('web-access', ({ beacons }) => ({ web: Object.values(beacons).map(({ result }) => result) }));
  note('stun', ({ ipv4, ipv6 }) => {
    const seen = [ipv4, ipv6].flatMap((one) => Object.values(one?.servers ?? {}));
    const places = seen.flatMap((one) => (one.result === 'answered' ? [`${one.address} ${one.port}`] : []));
    return {
      stun: seen.map(heard),
      mapping: places.length < 2 ? [] : [new Set(places).size === 1 ? 'same' : 'varies'],
    };
  });
  note('time-servers', ({ servers }) => ({ time: Object.values(servers).map(heard) }));
  note('public-tls', ({ sites }) => ({
    'public tls': Object.values(sites).map((one) =>
      one.result === 'answered' ? (one.publicAuthority ? 'genuine' : 'replaced') : one.result,
    ),
  }));
  note('path-mtu', ({ servers }) => ({
    mtu: Object.values(servers).map(({ mtu, tooBigSeen }) => `${mtu}${tooBigSeen ? '' : ' silently'}`),
  }));
  return found;
}

type TlsAnswer = DataOf<'server-tls'>['servers'][string][string];

function tls(answer: TlsAnswer): string {
  return answer.result === 'answered' ? 'answered' : `${answer.stage}: ${reason(answer)}`;
}

function sstp(answer: TlsAnswer): string | undefined {
  if (answer.result !== 'answered') return undefined;
  const { sstp: said } = answer;
  return said.result === 'answered' ? (said.sstp ? 'answered' : String(said.status)) : reason(said);
}

function heard(answer: { result: string; failure?: string } | undefined): string | undefined {
  return answer && reason(answer);
}

function reason(answer: { result: string; failure?: string }): string {
  return answer.result === 'error' ? String(answer.failure) : answer.result;
}
