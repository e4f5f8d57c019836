/** The tunnel types of Windows' built-in client, as a profile names them. `automatic` tries several in turn. */
export const tunnels = ['pptp', 'l2tp', 'sstp', 'ikev2', 'automatic'] as const;
export type Tunnel = (typeof tunnels)[number];

/** A tunnel that really goes over the wire: every one but `automatic`. */
export type WireTunnel = Exclude<Tunnel, 'automatic'>;
export const wireTunnels = ['ikev2', 'sstp', 'l2tp', 'pptp'] as const satisfies readonly WireTunnel[];

export const tunnelNames: Record<Tunnel, string> = {
  pptp: 'PPTP',
  l2tp: 'L2TP/IPsec',
  sstp: 'SSTP',
  ikev2: 'IKEv2',
  automatic: 'Automatic',
};

/** The tunnels that a profile may use: its own, or all of them where it says `automatic`. */
export function wireTunnelsOf(tunnel: Tunnel): readonly WireTunnel[] {
  return tunnel === 'automatic' ? wireTunnels : [tunnel];
}
