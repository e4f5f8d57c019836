/** What a version of Windows can do for a VPN. Builds are those of the client; dates are those of the release. */

/** IKEv2 fragmentation came with Windows 10 1803 (April 2018); three versions before got it by an update. */
const ikeFragmentationBuild = 17134;
const ikeFragmentationUpdates: Readonly<Record<number, { readonly kb: string; readonly ubr: number }>> = {
  14393: { kb: 'KB4057142', ubr: 2034 },
  15063: { kb: 'KB4057144', ubr: 877 },
  16299: { kb: 'KB4089848', ubr: 334 },
};

/** Windows 11 (October 2021) compares the server names of EAP letter by letter; Windows 10 did not mind capitals. */
const exactEapNamesBuild = 22000;

/**
 * Whether large IKE messages go out in parts that pass where IP fragments do not (RFC 7383). Cumulative updates hold what came before
 * them, and their revision (UBR) tells which the last one was.
 */
export function sendsIkeFragments(build: number, ubr: number, installed: readonly string[]): boolean {
  if (build >= ikeFragmentationBuild) return true;
  const update = ikeFragmentationUpdates[build];
  return update !== undefined && (ubr >= update.ubr || installed.includes(update.kb));
}

/**
 * Two versions of Windows 10 as they came out left Always On down after a restart or sleep; the revision (UBR) with which that ended.
 * (Microsoft: KB4487029 of February 2019 for 1803, KB4482887 of March 2019 for 1809)
 */
const alwaysOnRepairs: Readonly<Record<number, number>> = { 17134: 619, 17763: 348 };

export function forgetsAlwaysOn(build: number, ubr: number): boolean {
  const repaired = alwaysOnRepairs[build];
  return repaired !== undefined && ubr < repaired;
}

export function comparesEapNamesExactly(build: number): boolean {
  return build >= exactEapNamesBuild;
}
