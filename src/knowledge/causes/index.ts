// Written by tools/list-causes.mjs (npm run causes). Do not edit.
import type { Cause } from '../cause.ts';
import { captivePortal } from './captive-portal.ts';
import { dnsFailure } from './dns-failure.ts';
import { dnsOverride } from './dns-override.ts';
import { greBlocked } from './gre-blocked.ts';
import { ikeBlocked } from './ike-blocked.ts';
import { ikeFragmentsDropped } from './ike-fragments-dropped.ts';
import { ipsecServicesStopped } from './ipsec-services-stopped.ts';
import { miniportBinding } from './miniport-binding.ts';
import { miniportBroken } from './miniport-broken.ts';
import { natTRebootPending } from './nat-t-reboot-pending.ts';
import { natTRegistry } from './nat-t-registry.ts';
import { networkStackDamaged } from './network-stack-damaged.ts';
import { noNetwork } from './no-network.ts';
import { otherVpnActive } from './other-vpn-active.ts';
import { portConflict } from './port-conflict.ts';
import { pptpAlg } from './pptp-alg.ts';
import { pptpTcpBlocked } from './pptp-tcp-blocked.ts';
import { pptpTcpRejected } from './pptp-tcp-rejected.ts';
import { profileAuthMethod } from './profile-auth-method.ts';
import { profileEncryption } from './profile-encryption.ts';
import { profileIpsecPolicy } from './profile-ipsec-policy.ts';
import { profilePsk } from './profile-psk.ts';
import { profileServerAddress } from './profile-server-address.ts';
import { profileTunnelType } from './profile-tunnel-type.ts';
import { prohibitIpsec } from './prohibit-ipsec.ts';
import { proxyRequired } from './proxy-required.ts';
import { rasmanHung } from './rasman-hung.ts';
import { rasmanStopped } from './rasman-stopped.ts';
import { secondClientBehindNat } from './second-client-behind-nat.ts';
import { serverCapacity } from './server-capacity.ts';
import { serverIkePolicy } from './server-ike-policy.ts';
import { serverNameNotFound } from './server-name-not-found.ts';
import { serverUnreachable } from './server-unreachable.ts';
import { sstpTcpBlocked } from './sstp-tcp-blocked.ts';
import { thirdPartySecurity } from './third-party-security.ts';
import { thirdPartyVpn } from './third-party-vpn.ts';
import { unknownCause } from './unknown.ts';
import { vpnInterrupted } from './vpn-interrupted.ts';
import { webOnlyNetwork } from './web-only-network.ts';

/** Every cause that can be told, by file name. */
export const causes: readonly Cause[] = [
  captivePortal,
  dnsFailure,
  dnsOverride,
  greBlocked,
  ikeBlocked,
  ikeFragmentsDropped,
  ipsecServicesStopped,
  miniportBinding,
  miniportBroken,
  natTRebootPending,
  natTRegistry,
  networkStackDamaged,
  noNetwork,
  otherVpnActive,
  portConflict,
  pptpAlg,
  pptpTcpBlocked,
  pptpTcpRejected,
  profileAuthMethod,
  profileEncryption,
  profileIpsecPolicy,
  profilePsk,
  profileServerAddress,
  profileTunnelType,
  prohibitIpsec,
  proxyRequired,
  rasmanHung,
  rasmanStopped,
  secondClientBehindNat,
  serverCapacity,
  serverIkePolicy,
  serverNameNotFound,
  serverUnreachable,
  sstpTcpBlocked,
  thirdPartySecurity,
  thirdPartyVpn,
  unknownCause,
  vpnInterrupted,
  webOnlyNetwork,
];
