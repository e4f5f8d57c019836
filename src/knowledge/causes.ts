// Written by scripts/list-causes.mjs from src/knowledge/causes/. Do not edit.
import type { Cause } from '../rules/cause.ts';
import { accountDisabled } from './causes/account-disabled.ts';
import { addressOverlap } from './causes/address-overlap.ts';
import { appdataRedirected } from './causes/appdata-redirected.ts';
import { autotriggerDisabled } from './causes/autotrigger-disabled.ts';
import { captivePortal } from './causes/captive-portal.ts';
import { clientCertDuplicate } from './causes/client-cert-duplicate.ts';
import { clientCertExpired } from './causes/client-cert-expired.ts';
import { clientCertExpiring } from './causes/client-cert-expiring.ts';
import { clientCertMapping } from './causes/client-cert-mapping.ts';
import { clientCertMissing } from './causes/client-cert-missing.ts';
import { clientCertRevoked } from './causes/client-cert-revoked.ts';
import { clientFirewallBlocks } from './causes/client-firewall-blocks.ts';
import { clockSkew } from './causes/clock-skew.ts';
import { conditionalAccess } from './causes/conditional-access.ts';
import { credentialGuard } from './causes/credential-guard.ts';
import { credentialsNotSaved } from './causes/credentials-not-saved.ts';
import { credentialsWrong } from './causes/credentials-wrong.ts';
import { crlUnreachable } from './causes/crl-unreachable.ts';
import { deviceTunnelContext } from './causes/device-tunnel-context.ts';
import { dialInDenied } from './causes/dial-in-denied.ts';
import { dnsAfterConnect } from './causes/dns-after-connect.ts';
import { dnsFailure } from './causes/dns-failure.ts';
import { dnsOverride } from './causes/dns-override.ts';
import { eapMethodMissing } from './causes/eap-method-missing.ts';
import { eapServerValidation } from './causes/eap-server-validation.ts';
import { espBlocked } from './causes/esp-blocked.ts';
import { filterProgram } from './causes/filter-program.ts';
import { greBlocked } from './causes/gre-blocked.ts';
import { idleDisconnect } from './causes/idle-disconnect.ts';
import { ikeBlocked } from './causes/ike-blocked.ts';
import { ikeFragmentsDropped } from './causes/ike-fragments-dropped.ts';
import { insideServerNetwork } from './causes/inside-server-network.ts';
import { ipsecServicesStopped } from './causes/ipsec-services-stopped.ts';
import { ipv6BypassesTunnel } from './causes/ipv6-bypasses-tunnel.ts';
import { ipv6OnlyNetwork } from './causes/ipv6-only-network.ts';
import { logonHours } from './causes/logon-hours.ts';
import { mfaTimeout } from './causes/mfa-timeout.ts';
import { miniportBinding } from './causes/miniport-binding.ts';
import { miniportBroken } from './causes/miniport-broken.ts';
import { mtu } from './causes/mtu.ts';
import { natTPortBlocked } from './causes/nat-t-port-blocked.ts';
import { natTRebootPending } from './causes/nat-t-reboot-pending.ts';
import { natTRegistry } from './causes/nat-t-registry.ts';
import { networkStackDamaged } from './causes/network-stack-damaged.ts';
import { noInternetAfterConnect } from './causes/no-internet-after-connect.ts';
import { noNetwork } from './causes/no-network.ts';
import { ntauthMissing } from './causes/ntauth-missing.ts';
import { otherVpnActive } from './causes/other-vpn-active.ts';
import { passwordExpired } from './causes/password-expired.ts';
import { phonebookUnreadable } from './causes/phonebook-unreadable.ts';
import { portConflict } from './causes/port-conflict.ts';
import { pptpAlg } from './causes/pptp-alg.ts';
import { pptpTcpBlocked } from './causes/pptp-tcp-blocked.ts';
import { pptpTcpRejected } from './causes/pptp-tcp-rejected.ts';
import { profileAuthMethod } from './causes/profile-auth-method.ts';
import { profileEncryption } from './causes/profile-encryption.ts';
import { profileIpSettings } from './causes/profile-ip-settings.ts';
import { profileIpsecPolicy } from './causes/profile-ipsec-policy.ts';
import { profileMissing } from './causes/profile-missing.ts';
import { profilePsk } from './causes/profile-psk.ts';
import { profileServerAddress } from './causes/profile-server-address.ts';
import { profileTunnelType } from './causes/profile-tunnel-type.ts';
import { prohibitIpsec } from './causes/prohibit-ipsec.ts';
import { proxyDead } from './causes/proxy-dead.ts';
import { proxyRequired } from './causes/proxy-required.ts';
import { rasCredentialsReused } from './causes/ras-credentials-reused.ts';
import { rasmanHung } from './causes/rasman-hung.ts';
import { rasmanStopped } from './causes/rasman-stopped.ts';
import { rootCaMissing } from './causes/root-ca-missing.ts';
import { routesAfterConnect } from './causes/routes-after-connect.ts';
import { savedSigninStale } from './causes/saved-signin-stale.ts';
import { secondClientBehindNat } from './causes/second-client-behind-nat.ts';
import { serverAddressFamily } from './causes/server-address-family.ts';
import { serverAuthBackend } from './causes/server-auth-backend.ts';
import { serverCapacity } from './causes/server-capacity.ts';
import { serverCertEku } from './causes/server-cert-eku.ts';
import { serverCertExpired } from './causes/server-cert-expired.ts';
import { serverCertExpiring } from './causes/server-cert-expiring.ts';
import { serverCertName } from './causes/server-cert-name.ts';
import { serverCertRevoked } from './causes/server-cert-revoked.ts';
import { serverChainIncomplete } from './causes/server-chain-incomplete.ts';
import { serverIkePolicy } from './causes/server-ike-policy.ts';
import { serverNameNotFound } from './causes/server-name-not-found.ts';
import { serverNotSstp } from './causes/server-not-sstp.ts';
import { serverPolicy } from './causes/server-policy.ts';
import { serverUnreachable } from './causes/server-unreachable.ts';
import { serverZoneBroken } from './causes/server-zone-broken.ts';
import { sessionLifetime } from './causes/session-lifetime.ts';
import { smartCardUnavailable } from './causes/smart-card-unavailable.ts';
import { sniFiltered } from './causes/sni-filtered.ts';
import { sstpTcpBlocked } from './causes/sstp-tcp-blocked.ts';
import { thirdPartySecurity } from './causes/third-party-security.ts';
import { thirdPartyVpn } from './causes/third-party-vpn.ts';
import { tlsInterception } from './causes/tls-interception.ts';
import { tlsProtocolMismatch } from './causes/tls-protocol-mismatch.ts';
import { trustedNetworkBlocks } from './causes/trusted-network-blocks.ts';
import { tunnelDead } from './causes/tunnel-dead.ts';
import { unknownCause } from './causes/unknown.ts';
import { userCancelled } from './causes/user-cancelled.ts';
import { vpnAppBackground } from './causes/vpn-app-background.ts';
import { vpnInterrupted } from './causes/vpn-interrupted.ts';
import { webOnlyNetwork } from './causes/web-only-network.ts';
import { windowsUpdateRegression } from './causes/windows-update-regression.ts';
import { wslMirrored } from './causes/wsl-mirrored.ts';

export const causes: readonly Cause[] = [
  accountDisabled,
  addressOverlap,
  appdataRedirected,
  autotriggerDisabled,
  captivePortal,
  clientCertDuplicate,
  clientCertExpired,
  clientCertExpiring,
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
  filterProgram,
  greBlocked,
  idleDisconnect,
  ikeBlocked,
  ikeFragmentsDropped,
  insideServerNetwork,
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
  proxyDead,
  proxyRequired,
  rasCredentialsReused,
  rasmanHung,
  rasmanStopped,
  rootCaMissing,
  routesAfterConnect,
  savedSigninStale,
  secondClientBehindNat,
  serverAddressFamily,
  serverAuthBackend,
  serverCapacity,
  serverCertEku,
  serverCertExpired,
  serverCertExpiring,
  serverCertName,
  serverCertRevoked,
  serverChainIncomplete,
  serverIkePolicy,
  serverNameNotFound,
  serverNotSstp,
  serverPolicy,
  serverUnreachable,
  serverZoneBroken,
  sessionLifetime,
  smartCardUnavailable,
  sniFiltered,
  sstpTcpBlocked,
  thirdPartySecurity,
  thirdPartyVpn,
  tlsInterception,
  tlsProtocolMismatch,
  trustedNetworkBlocks,
  tunnelDead,
  unknownCause,
  userCancelled,
  vpnAppBackground,
  vpnInterrupted,
  webOnlyNetwork,
  windowsUpdateRegression,
  wslMirrored,
];
