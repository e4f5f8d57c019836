/** A registry value that changes how the built-in VPN client behaves. All are below HKLM and readable by everybody. */
interface VpnRegistryValue {
  readonly key: string;
  readonly value: string;
}

const services = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services';
const lsa = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa';
const tls12 =
  'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client';

/** Absent is not 0: Windows then uses its own default, and the report must be able to say which of the two it is. */
export const vpnRegistryValues = {
  // 0 or absent: no L2TP to a server behind NAT. 1: server behind NAT. 2: server and client behind NAT. (KB926179)
  'nat-traversal': {
    key: `${services}\\PolicyAgent`,
    value: 'AssumeUDPEncapsulationContextOnSendRule',
  },
  // 1: no IPsec for L2TP. 0 or absent: normal. (KB2855053)
  'prohibit-ipsec': {
    key: `${services}\\RasMan\\Parameters`,
    value: 'ProhibitIpSec',
  },
  // 0 or absent: legacy proposals only. 1: also DH 2048 and AES 256. 2: only these. (Windows IKEv2 client, public setup guides)
  'negotiate-dh2048': {
    key: `${services}\\RasMan\\Parameters`,
    value: 'NegotiateDH2048_AES256',
  },
  // 1: the name and purpose of the server certificate are not checked. A security risk. (RRAS team blog)
  'ike-name-check-off': {
    key: `${services}\\RasMan\\Parameters`,
    value: 'DisableIKENameEkuCheck',
  },
  // 1: DES and MD5 allowed for L2TP/IPsec. (RRAS registry reference)
  'l2tp-weak-crypto': {
    key: `${services}\\RasMan\\Parameters`,
    value: 'AllowL2TPWeakCrypto',
  },
  // 1: 40 and 56 bit encryption allowed for PPTP. (RRAS registry reference)
  'pptp-weak-crypto': {
    key: `${services}\\RasMan\\Parameters`,
    value: 'AllowPPTPWeakCrypto',
  },
  // 1: smaller IKE_AUTH messages, less likely to be fragmented. (Azure point-to-site documentation)
  'ike-certreq-off': {
    key: `${services}\\RasMan\\IKEv2`,
    value: 'DisableCertReqPayload',
  },
  // 1: SSTP does not ask whether the server certificate is revoked. A security risk. (KB947031)
  'sstp-no-revocation-check': {
    key: `${services}\\SstpSvc\\Parameters`,
    value: 'NoCertRevocationCheck',
  },
  // 0: TLS 1.2 is off for clients. On Windows 10 only what servers of today refuse is left then; Windows 11 still has TLS 1.3, and
  // whether SSTP offers that is not known. (Schannel registry settings)
  'tls12-enabled': { key: tls12, value: 'Enabled' },
  // 1: TLS 1.2 is used only by programs that ask for it by name. (Schannel registry settings)
  'tls12-not-default': { key: tls12, value: 'DisabledByDefault' },
  // 0 to 5; from 3 on only NTLMv2 is sent. (Network security: LAN Manager authentication level)
  'ntlm-level': { key: lsa, value: 'LmCompatibilityLevel' },
  // 0 off, 1 with UEFI lock, 2 without: whether Credential Guard is asked for. (Configure Credential Guard)
  'credential-guard-asked': { key: lsa, value: 'LsaCfgFlags' },
  // The same by group policy, which writes it here. (DeviceGuard.admx)
  'credential-guard-policy': {
    key: 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceGuard',
    value: 'LsaCfgFlags',
  },
  // 1: no saved credentials for network sign-in. (Do not allow storage of passwords and credentials)
  'saved-credentials-off': { key: lsa, value: 'DisableDomainCreds' },
  // Not 0: parts of IPv6 are switched off. (KB929852)
  'ipv6-disabled': { key: `${services}\\Tcpip6\\Parameters`, value: 'DisabledComponents' },
  // 0: Windows does not test the Internet, so its own view of the network says nothing. (NCSI)
  'ncsi-active-probing': {
    key: `${services}\\NlaSvc\\Parameters\\Internet`,
    value: 'EnableActiveProbing',
  },
  // 1: the same by group policy. (NCSI)
  'ncsi-policy-off': {
    key: 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkConnectivityStatusIndicator',
    value: 'NoActiveProbe',
  },
} as const satisfies Readonly<Record<string, VpnRegistryValue>>;

export type RegistryValueId = keyof typeof vpnRegistryValues;
export const registryValueIds = Object.keys(vpnRegistryValues) as [RegistryValueId, ...RegistryValueId[]];
