import type * as z from 'zod';
import { lookup } from '../base/lookup.ts';
import type { Probes } from '../probes/catalogue.ts';
import type { ikeSchema } from '../probes/network/ike.ts';
import type { tcpPortsSchema } from '../probes/network/tcp-ports.ts';
import { resendAtMs } from '../probes/network/udp.ts';
import type { FactTypes } from './catalogue.ts';
import { evidence } from './evidence.ts';
import { type Fact, follow, known, unknown } from './fact.ts';

type Gateway = z.infer<typeof ikeSchema>['servers'][string][string];

/** How long an answer took that came, and when the question was sent. */
interface Sample {
  readonly ms: number;
  readonly sentAtMs: readonly number[];
}

/** A TCP connection whose first packet got lost is begun anew after a second (RFC 6298 section 2). */
const synAtMs: readonly number[] = [0, 1000, 3000];
/** How much one round trip may be shorter than another. */
const jitter = { share: 0.1, ms: 30 } as const;

type LossFacts = { [Name in 'path.loss' | 'path.roundTrip']: Fact<FactTypes[Name]> };

/**
 * What of the small packets to the server gets lost, in percent, and how long a round trip takes, in milliseconds. Only ports that answered
 * count: one that says nothing is closed, blocked or not there, which is another question.
 */
export function lossFacts(probes: Probes, server: string): LossFacts {
  const ports = evidence(probes, 'tcp-ports');
  const ike = evidence(probes, 'ike');
  const gateways = ike.known ? Object.values(lookup(ike.value.servers, server) ?? {}) : [];
  const byIke = gateways.flatMap(ikeSamples);
  const byTcp = follow(ports, ({ servers }) => known(tcpSamples(lookup(servers, server))));
  // One kind of packet is enough for the time, both together for what gets lost.
  const roundTrip = follow(byTcp, (samples) => {
    const ms = roundTripOf(samples.length > 0 ? samples : byIke);
    return ms === undefined ? unknown('nothing of the server answered') : known(Math.round(ms));
  });
  return {
    'path.roundTrip': roundTrip,
    'path.loss': follow(ike, () =>
      follow(byTcp, (samples) => follow(roundTrip, () => known(lossIn([...samples, ...byIke], gateways)))),
    ),
  };
}

function lossIn(samples: readonly Sample[], gateways: readonly Gateway[]): number {
  const roundTrip = roundTripOf(samples) ?? 0;
  const tallies = gateways.flatMap(({ ikev2 }) => ikev2?.between ?? []);
  const lost =
    sum(samples.map((sample) => lostBefore(sample, roundTrip))) +
    sum(tallies.map(({ sent, answered }) => sent - answered));
  const sent = lost + samples.length + sum(tallies.map(({ answered }) => answered));
  return Math.round((100 * lost) / sent);
}

/** Whether no small message to this gateway needed a second try, so that a large one that got no answer says something of its size. */
export function smallOnesPass(gateway: Gateway): boolean {
  const samples = ikeSamples(gateway);
  const roundTrip = roundTripOf(samples);
  if (roundTrip === undefined) return false;
  const { between } = gateway.ikev2 ?? {};
  return (
    samples.every((sample) => lostBefore(sample, roundTrip) === 0) &&
    (between === undefined || between.answered === between.sent)
  );
}

function ikeSamples({ ikev1, ikev2 }: Gateway): Sample[] {
  return [ikev1?.udp500, ikev1?.udp4500, ikev2?.udp500, ikev2?.udp4500, ikev2?.settable].flatMap((port) =>
    port?.result === 'answered' ? [{ ms: port.ms, sentAtMs: resendAtMs }] : [],
  );
}

type Ports = z.infer<typeof tcpPortsSchema>['servers'][string];

function tcpSamples(ports: Ports | undefined): Sample[] {
  return Object.values(ports ?? {})
    .flatMap((addresses) => Object.values(addresses))
    .flatMap(({ result, ms }) => (result === 'answered' ? [{ ms, sentAtMs: synAtMs }] : []));
}

function roundTripOf(samples: readonly Sample[]): number | undefined {
  return samples.length > 0 ? Math.min(...samples.map(({ ms }) => ms)) : undefined;
}

/** How many were sent in vain before the one that was answered: the last that can have been, for what a round trip takes. */
function lostBefore({ ms, sentAtMs }: Sample, roundTripMs: number): number {
  const least = (1 - jitter.share) * roundTripMs - jitter.ms;
  return sentAtMs.filter((at) => at > 0 && ms - at >= least).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
