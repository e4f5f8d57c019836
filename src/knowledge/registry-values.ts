/** A registry value that changes how the built-in VPN client behaves. All are below HKLM and readable by everybody. */
interface VpnRegistryValue {
  readonly key: string;
  readonly value: string;
}

const services = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services';

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
} as const satisfies Readonly<Record<string, VpnRegistryValue>>;

export type RegistryValueId = keyof typeof vpnRegistryValues;
export const registryValueIds = Object.keys(vpnRegistryValues) as [RegistryValueId, ...RegistryValueId[]];
