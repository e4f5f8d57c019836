/**
 * The fixed vocabulary of diagnoses. An id never changes once released. An id without a file in `causes/` is reserved:
 * the parity test lists those, so that a cause is never half there.
 */
export const causeIds = [
  'rasman-stopped', 'ipsec-services-stopped', 'miniport-broken', 'miniport-binding', 'eap-method-missing',
  'port-conflict', 'other-vpn-active', 'third-party-vpn', 'third-party-security', 'client-firewall-blocks',
  'windows-update-regression', 'rasman-hung', 'network-stack-damaged',
  'profile-missing', 'phonebook-unreadable', 'profile-auth-method', 'profile-encryption', 'profile-tunnel-type',
  'profile-server-address', 'profile-psk', 'profile-ipsec-policy', 'profile-ip-settings', 'device-tunnel-context',
  'eap-server-validation', 'nat-t-registry', 'nat-t-reboot-pending', 'prohibit-ipsec', 'autotrigger-disabled',
  'no-network', 'captive-portal', 'web-only-network', 'proxy-required', 'dns-failure', 'server-name-not-found',
  'dns-override', 'pptp-tcp-blocked', 'pptp-tcp-rejected', 'gre-blocked', 'pptp-alg', 'ike-blocked',
  'nat-t-port-blocked', 'esp-blocked', 'ike-fragments-dropped', 'sstp-tcp-blocked', 'tls-interception',
  'vpn-interrupted', 'second-client-behind-nat', 'ipv6-only-network', 'mtu', 'address-overlap',
  'server-unreachable', 'server-not-sstp', 'server-ike-policy', 'server-capacity',
  'client-cert-missing', 'client-cert-expired', 'client-cert-duplicate', 'client-cert-mapping', 'client-cert-revoked',
  'server-cert-expired', 'server-cert-name', 'server-cert-eku', 'server-cert-revoked', 'root-ca-missing',
  'ntauth-missing', 'server-chain-incomplete', 'smart-card-unavailable', 'crl-unreachable', 'clock-skew',
  'tls-protocol-mismatch',
  'credentials-wrong', 'credentials-not-saved', 'account-disabled', 'password-expired', 'logon-hours',
  'dial-in-denied', 'server-policy', 'server-auth-backend', 'conditional-access', 'mfa-timeout', 'credential-guard',
  'dns-after-connect', 'routes-after-connect', 'no-internet-after-connect', 'ipv6-bypasses-tunnel',
  'idle-disconnect',
  'user-cancelled', 'unknown',
] as const;
export type CauseId = (typeof causeIds)[number];
