/** Descriptions of network adapters that other VPN products install. Windows' own WAN Miniports are none of them. */
const descriptions: readonly RegExp[] = [
  /TAP-(Windows|Win32|NordVPN|ProtonVPN|Surfshark)/i,
  /OpenVPN|ovpn-dco/i,
  /\bWintun\b|WireGuard/i,
  /Tailscale|ZeroTier|NetBird/i,
  /Cisco (AnyConnect|Secure Client|Systems VPN)/i,
  /PANGP|GlobalProtect/i,
  /Fortinet|FortiClient|fortissl/i,
  /SonicWALL|SonicWall/i,
  /Check Point Virtual/i,
  /Juniper Networks Virtual|Pulse Secure|Ivanti/i,
  /Zscaler/i,
  /SoftEther|VPN Client Adapter/i,
  /F5 Networks VPN/i,
  /ShrewSoft|Shrew Soft/i,
  /NCP Secure Client/i,
];

export function isThirdPartyVpnAdapter(description: string): boolean {
  return descriptions.some((pattern) => pattern.test(description));
}
