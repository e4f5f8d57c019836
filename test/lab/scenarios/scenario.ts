import type { CauseId } from '../../../src/vpn/cause-ids.ts';
import type { Tunnel, WireTunnel } from '../../../src/vpn/tunnels.ts';
import type { Network } from '../world/network.ts';
import type { Stock } from './stage.ts';

/** One situation of a traveller, and what a check has to find in it. */
export interface Scenario {
  /** As one would tell it. */
  readonly name: string;
  /** What lies between the client and the servers; an open network where nothing is said. */
  readonly network?: Network;
  /** How the servers differ from those that are all there, and well. */
  readonly servers?: Partial<Stock>;
  /** What is dialled, and the error that Windows showed. */
  readonly dial: {
    readonly tunnel: Tunnel;
    readonly error?: string;
    readonly server?: string;
    /** A profile of the stubs', in place of a server and a tunnel. */
    readonly connection?: string;
    readonly more?: readonly string[];
  };
  /** A shell's lines for the client, when its network is there. */
  readonly afterwards?: string;
  /** With the PowerShell scripts, on the test host. */
  readonly scripts?: true;
  /** What the stubs of Windows are to play beside. */
  readonly stubs?: Readonly<Record<string, string>>;
  /** What the probes have seen, in the words of `verdicts.ts`; what is not named is not looked at. */
  readonly seen: Readonly<Record<string, string>>;
  /** The first cause; one of these where nothing can tell them apart; none where nothing is wrong. */
  readonly cause: CauseId | readonly CauseId[] | 'none' | 'nothing likely';
  readonly confidence?: 'confirmed' | 'likely' | 'possible';
  /** Rows of the transport table. */
  readonly usable: Partial<Readonly<Record<WireTunnel, 'yes' | 'no' | 'unknown'>>>;
}
