/** Pages that a technician may want to read on, in one place so that dead ones are found in one place. */
export const references = {
  kb926179: {
    title: 'Configure an L2TP/IPsec server behind a NAT-T device (KB926179)',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/configure-l2tp-ipsec-server-behind-nat-t-device',
  },
  kb325034: {
    title: 'L2TP/IPsec VPN client connection issue (KB325034)',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/l2tp-ipsec-vpn-client-connection-issue',
  },
  kb885959: {
    title: 'Error 633: the modem is already in use (KB885959)',
    url: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/error-633-the-modem-is-already-in-use-vpn',
  },
  kb888201: {
    title: 'Error when establishing a VPN connection: GRE (KB888201)',
    url: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/error-when-establishing-vpn-connection',
  },
  kb720: {
    title: 'Troubleshoot error 720 when establishing a VPN connection',
    url: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/troubleshoot-error-720-when-establishing-a-vpn-connection',
  },
  kb2855053: {
    title: 'L2TP VPN fails with error 787 (KB2855053)',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/l2tp-vpn-fails-with-error-787',
  },
  'always-on-vpn': {
    title: 'Troubleshoot Always On VPN',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/troubleshoot-always-on-vpn',
  },
  'add-vpnconnection': {
    title: 'Set-VpnConnection',
    url: 'https://learn.microsoft.com/powershell/module/vpnclient/set-vpnconnection',
  },
  'rras-codes': {
    title: 'Routing and Remote Access error codes',
    url: 'https://learn.microsoft.com/windows/win32/rras/routing-and-remote-access-error-codes',
  },
  rfc2637: { title: 'RFC 2637: PPTP', url: 'https://www.rfc-editor.org/rfc/rfc2637' },
  rfc3948: { title: 'RFC 3948: UDP encapsulation of ESP', url: 'https://www.rfc-editor.org/rfc/rfc3948' },
  rfc7296: { title: 'RFC 7296: IKEv2', url: 'https://www.rfc-editor.org/rfc/rfc7296' },
  rfc7383: { title: 'RFC 7383: IKEv2 message fragmentation', url: 'https://www.rfc-editor.org/rfc/rfc7383' },
  rfc6585: { title: 'RFC 6585: status 511', url: 'https://www.rfc-editor.org/rfc/rfc6585' },
  'ms-sstp': {
    title: 'MS-SSTP: Secure Socket Tunneling Protocol',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-sstp/',
  },
  ncsi: {
    title: 'Network Connectivity Status Indicator',
    url: 'https://learn.microsoft.com/windows-server/networking/ncsi/ncsi-overview',
  },
  'eap-cert-requirements': {
    title: 'Certificate requirements when you use EAP-TLS or PEAP',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/certificate-requirements-eap-tls-peap',
  },
  'remote-access-lockout': {
    title: 'Configure remote access client account lockout',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/configure-remote-access-client-account-lockout',
  },
  'internet-over-vpn': {
    title: 'You cannot connect to the Internet after you connect to a VPN server',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/networking/cannot-connect-to-internet-vpn-server',
  },
  'azure-p2s': {
    title: 'Troubleshoot Azure point-to-site connection problems',
    url: 'https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-troubleshoot-vpn-point-to-site-connection-problems',
  },
  'credential-guard': {
    title: 'Credential Guard: considerations and known issues',
    url: 'https://learn.microsoft.com/windows/security/identity-protection/credential-guard/considerations-known-issues',
  },
  nrpt: {
    title: 'Get-DnsClientNrptPolicy',
    url: 'https://learn.microsoft.com/powershell/module/dnsclient/get-dnsclientnrptpolicy',
  },
  rfc4555: { title: 'RFC 4555: MOBIKE for IKEv2', url: 'https://www.rfc-editor.org/rfc/rfc4555' },
  rfc7050: {
    title: 'RFC 7050: discovery of the prefix used for IPv6 address synthesis',
    url: 'https://www.rfc-editor.org/rfc/rfc7050',
  },
} as const satisfies Readonly<Record<string, { title: string; url: string }>>;
export type ReferenceId = keyof typeof references;
export interface Reference {
  readonly title: string;
  readonly url: string;
}

export function referenceOf(one: ReferenceId | Reference): Reference {
  return typeof one === 'string' ? references[one] : one;
}
