/**
 * The steps of a dial, in the order in which they can fail. A cause carries the stage at which it bites, an error code
 * the stage at which it is raised. An earlier failure explains later ones away, never the other way round.
 */
export const stages = [
  'local',
  'network',
  'transport',
  'negotiation',
  'authentication',
  'addressing',
  'connected',
] as const;
export type Stage = (typeof stages)[number];

export const stageNames: Record<Stage, string> = {
  local: 'this computer, before dialling',
  network: 'link, sign-in page and name resolution',
  transport: 'reaching the server',
  negotiation: 'IKE, TLS or PPP negotiation',
  authentication: 'authentication',
  addressing: 'addresses and encryption',
  connected: 'after the connection is up',
};

/** Last RasClient event before the failure event 20227, and the stage that had begun by then. */
export const stageByLastEvent: Readonly<Record<number, Stage>> = {
  20221: 'local',
  20222: 'transport',
  // IKEv2 writes 20224 before IKE has succeeded (seen in recorded logs), so it is no proof of transport there.
  20223: 'negotiation',
  20224: 'authentication',
  20225: 'connected',
};
