// Written by tools/list-causes.mjs (npm run causes). Do not edit.
import type { Cause } from '../cause.ts';
import { accountDisabled } from './account-disabled.ts';
import { addressOverlap } from './address-overlap.ts';
import { autotriggerDisabled } from './autotrigger-disabled.ts';
import { captivePortal } from './captive-portal.ts';
import { clientCertDuplicate } from './client-cert-duplicate.ts';
import { clientCertExpired } from './client-cert-expired.ts';
import { clientCertMapping } from './client-cert-mapping.ts';
import { clientCertMissing } from './client-cert-missing.ts';
import { clientCertRevoked } from './client-cert-revoked.ts';
import { clientFirewallBlocks } from './client-firewall-blocks.ts';
import { clockSkew } from './clock-skew.ts';
import { conditionalAccess } from './conditional-access.ts';
import { credentialGuard } from './credential-guard.ts';
import { credentialsNotSaved } from './credentials-not-saved.ts';
import { credentialsWrong } from './credentials-wrong.ts';
import { crlUnreachable } from './crl-unreachable.ts';
import { deviceTunnelContext } from './device-tunnel-context.ts';
import { dialInDenied } from './dial-in-denied.ts';
import { dnsAfterConnect } from './dns-after-connect.ts';
import { dnsFailure } from './dns-failure.ts';
import { dnsOverride } from './dns-override.ts';
import { eapMethodMissing } from './eap-method-missing.ts';
import { eapServerValidation } from './eap-server-validation.ts';
import { espBlocked } from './esp-blocked.ts';
import { greBlocked } from './gre-blocked.ts';
import { idleDisconnect } from './idle-disconnect.ts';
import { ikeBlocked } from './ike-blocked.ts';
import { ikeFragmentsDropped } from './ike-fragments-dropped.ts';
import { ipsecServicesStopped } from './ipsec-services-stopped.ts';
import { ipv6BypassesTunnel } from './ipv6-bypasses-tunnel.ts';
import { ipv6OnlyNetwork } from './ipv6-only-network.ts';
import { logonHours } from './logon-hours.ts';
import { mfaTimeout } from './mfa-timeout.ts';
import { miniportBinding } from './miniport-binding.ts';
import { miniportBroken } from './miniport-broken.ts';
import { mtu } from './mtu.ts';
import { natTPortBlocked } from './nat-t-port-blocked.ts';
import { natTRebootPending } from './nat-t-reboot-pending.ts';
import { natTRegistry } from './nat-t-registry.ts';
import { networkStackDamaged } from './network-stack-damaged.ts';
import { noInternetAfterConnect } from './no-internet-after-connect.ts';
import { noNetwork } from './no-network.ts';
import { ntauthMissing } from './ntauth-missing.ts';
import { otherVpnActive } from './other-vpn-active.ts';
import { passwordExpired } from './password-expired.ts';
import { phonebookUnreadable } from './phonebook-unreadable.ts';
import { portConflict } from './port-conflict.ts';
import { pptpAlg } from './pptp-alg.ts';
import { pptpTcpBlocked } from './pptp-tcp-blocked.ts';
import { pptpTcpRejected } from './pptp-tcp-rejected.ts';
import { profileAuthMethod } from './profile-auth-method.ts';
import { profileEncryption } from './profile-encryption.ts';
import { profileIpSettings } from './profile-ip-settings.ts';
import { profileIpsecPolicy } from './profile-ipsec-policy.ts';
import { profileMissing } from './profile-missing.ts';
import { profilePsk } from './profile-psk.ts';
import { profileServerAddress } from './profile-server-address.ts';
import { profileTunnelType } from './profile-tunnel-type.ts';
import { prohibitIpsec } from './prohibit-ipsec.ts';
import { proxyRequired } from './proxy-required.ts';
import { rasmanHung } from './rasman-hung.ts';
import { rasmanStopped } from './rasman-stopped.ts';
import { rootCaMissing } from './root-ca-missing.ts';
import { routesAfterConnect } from './routes-after-connect.ts';
import { secondClientBehindNat } from './second-client-behind-nat.ts';
import { serverAuthBackend } from './server-auth-backend.ts';
import { serverCapacity } from './server-capacity.ts';
import { serverCertEku } from './server-cert-eku.ts';
import { serverCertExpired } from './server-cert-expired.ts';
import { serverCertName } from './server-cert-name.ts';
import { serverCertRevoked } from './server-cert-revoked.ts';
import { serverChainIncomplete } from './server-chain-incomplete.ts';
import { serverIkePolicy } from './server-ike-policy.ts';
import { serverNameNotFound } from './server-name-not-found.ts';
import { serverNotSstp } from './server-not-sstp.ts';
import { serverPolicy } from './server-policy.ts';
import { serverUnreachable } from './server-unreachable.ts';
import { smartCardUnavailable } from './smart-card-unavailable.ts';
import { sstpTcpBlocked } from './sstp-tcp-blocked.ts';
import { thirdPartySecurity } from './third-party-security.ts';
import { thirdPartyVpn } from './third-party-vpn.ts';
import { tlsInterception } from './tls-interception.ts';
import { tlsProtocolMismatch } from './tls-protocol-mismatch.ts';
import { unknownCause } from './unknown.ts';
import { userCancelled } from './user-cancelled.ts';
import { vpnInterrupted } from './vpn-interrupted.ts';
import { webOnlyNetwork } from './web-only-network.ts';
import { windowsUpdateRegression } from './windows-update-regression.ts';

/** Every cause that can be told, by file name. */
export const causes: readonly Cause[] = [
  accountDisabled,
  addressOverlap,
  autotriggerDisabled,
  captivePortal,
  clientCertDuplicate,
  clientCertExpired,
  clientCertMapping,
  clientCertMissing,
  clientCertRevoked,
  clientFirewallBlocks,
  clockSkew,
  conditionalAccess,
  credentialGuard,
  credentialsNotSaved,
  credentialsWrong,
  crlUnreachable,
  deviceTunnelContext,
  dialInDenied,
  dnsAfterConnect,
  dnsFailure,
  dnsOverride,
  eapMethodMissing,
  eapServerValidation,
  espBlocked,
  greBlocked,
  idleDisconnect,
  ikeBlocked,
  ikeFragmentsDropped,
  ipsecServicesStopped,
  ipv6BypassesTunnel,
  ipv6OnlyNetwork,
  logonHours,
  mfaTimeout,
  miniportBinding,
  miniportBroken,
  mtu,
  natTPortBlocked,
  natTRebootPending,
  natTRegistry,
  networkStackDamaged,
  noInternetAfterConnect,
  noNetwork,
  ntauthMissing,
  otherVpnActive,
  passwordExpired,
  phonebookUnreadable,
  portConflict,
  pptpAlg,
  pptpTcpBlocked,
  pptpTcpRejected,
  profileAuthMethod,
  profileEncryption,
  profileIpSettings,
  profileIpsecPolicy,
  profileMissing,
  profilePsk,
  profileServerAddress,
  profileTunnelType,
  prohibitIpsec,
  proxyRequired,
  rasmanHung,
  rasmanStopped,
  rootCaMissing,
  routesAfterConnect,
  secondClientBehindNat,
  serverAuthBackend,
  serverCapacity,
  serverCertEku,
  serverCertExpired,
  serverCertName,
  serverCertRevoked,
  serverChainIncomplete,
  serverIkePolicy,
  serverNameNotFound,
  serverNotSstp,
  serverPolicy,
  serverUnreachable,
  smartCardUnavailable,
  sstpTcpBlocked,
  thirdPartySecurity,
  thirdPartyVpn,
  tlsInterception,
  tlsProtocolMismatch,
  unknownCause,
  userCancelled,
  vpnInterrupted,
  webOnlyNetwork,
  windowsUpdateRegression,
];
