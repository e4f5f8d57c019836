import { all, type Condition, is, oneOf } from '../rules/condition.ts';
import type { WireTunnel } from '../vpn/tunnels.ts';

/** What stops a tunnel on a network of a kind, although all that it needs gets through. */
interface Hurdle {
  readonly tunnel: WireTunnel;
  readonly when: Condition;
  readonly text: string;
}

export const hurdles: readonly Hurdle[] = [
  {
    tunnel: 'l2tp',
    // KB926179: 1 covers a server behind NAT only where the client has an address of its own.
    when: all(
      is('path.behindNat', true),
      is('path.serverBehindNat', true),
      oneOf('registry.natTraversal', ['absent', 'off', 'server-behind-nat', 'misspelt']),
    ),
    text: 'the server stands behind a NAT, and Windows is not set up for NAT at both ends',
  },
];
