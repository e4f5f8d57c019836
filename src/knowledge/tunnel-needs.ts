import type { FactName } from '../facts/catalogue.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';

/** One flow that a tunnel needs from the client to the server, and the fact that says whether it passes. */
export interface Requirement {
  readonly need: string;
  readonly fact: FactName;
  /** Values of the fact that mean the flow passes; every other known value means that it does not. */
  readonly passes: readonly (string | boolean)[];
  readonly source: string;
  /** Counts only where it is known: most computers have nothing of the kind. */
  readonly ifKnown?: true;
}

/** What an address translation at one end does to a tunnel, and the fact that says whether there is one. */
export interface NatRow {
  readonly end: 'client' | 'server';
  readonly fact: FactName;
  readonly effect: string;
}

function nat(client: string, server: string): readonly NatRow[] {
  return [
    { end: 'client', fact: 'path.behindNat', effect: client },
    { end: 'server', fact: 'path.serverBehindNat', effect: server },
  ];
}

interface TunnelNeeds {
  readonly requirements: readonly Requirement[];
  readonly nat: readonly NatRow[];
}

const name: Requirement = {
  need: 'Server name resolves',
  fact: 'name.resolves',
  passes: [true],
  source: 'RFC 1035',
};
const udp500: Requirement = {
  need: 'UDP 500 (IKE)',
  fact: 'reach.udp500',
  passes: ['answered'],
  source: 'RFC 7296 section 2',
};
const udp4500: Requirement = {
  need: 'UDP 4500 (IKE and ESP through NAT)',
  fact: 'reach.udp4500',
  passes: ['answered'],
  source: 'RFC 3948',
};

/**
 * Outbound traffic that each tunnel needs. L2TP's UDP 1701 is absent on purpose: it travels inside ESP (RFC 3193),
 * so testing it in clear proves nothing. ESP without NAT (protocol 50) cannot be seen from user space.
 */
export const tunnelNeeds: Record<WireTunnel, TunnelNeeds> = {
  pptp: {
    requirements: [
      name,
      { need: 'TCP 1723 (control)', fact: 'reach.tcp1723', passes: ['open'], source: 'RFC 2637 section 1.3' },
      // A proxy or a router's helper opens the port too: only an answer to PPTP's first message is one.
      {
        need: 'PPTP service behind it',
        fact: 'reach.pptpControl',
        passes: ['answered'],
        source: 'RFC 2637 section 2.2',
      },
      {
        need: 'GRE, IP protocol 47 (data)',
        fact: 'reach.gre',
        passes: ['answered'],
        source: 'RFC 2637 section 4',
      },
    ],
    nat: nat(
      'Works when the router tracks PPTP call ids (PPTP pass-through); broken helpers cause 721 and 722.',
      'Works when the server’s router forwards TCP 1723 and GRE.',
    ),
  },
  l2tp: {
    requirements: [name, udp500, udp4500],
    nat: nat(
      'Works; the traffic moves to UDP 4500. Two Windows clients behind one NAT to one server collide.',
      'Needs AssumeUDPEncapsulationContextOnSendRule = 2 on the client, then a restart (KB926179).',
    ),
  },
  sstp: {
    requirements: [
      name,
      {
        need: 'TCP 443 (TLS)',
        fact: 'reach.tcp443',
        passes: ['open', 'by-proxy'],
        source: 'MS-SSTP section 2.1',
      },
      {
        need: 'The proxy that Windows is set to',
        fact: 'proxy.dead',
        passes: [false],
        source: 'MS-SSTP section 3.1.1',
        ifKnown: true,
      },
      {
        need: 'TLS that this Windows does not have',
        fact: 'tls.tooNew',
        passes: [false],
        source: 'Microsoft: TLS protocol version support',
        ifKnown: true,
      },
      // A sign-in page or any web server opens the port too: only an answer to SSTP_DUPLEX_POST is one.
      {
        need: 'SSTP service behind it',
        fact: 'reach.sstp',
        passes: ['answered'],
        source: 'MS-SSTP section 4.1',
      },
    ],
    nat: nat('No effect.', 'No effect as long as TCP 443 is forwarded.'),
  },
  ikev2: {
    requirements: [name, udp500, udp4500],
    nat: nat(
      'Works; the traffic moves to UDP 4500 (RFC 7296 section 2.23).',
      'Works when UDP 500 and 4500 are forwarded.',
    ),
  },
};
