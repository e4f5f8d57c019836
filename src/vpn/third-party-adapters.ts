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

/** Adapters that are no hardware and no tunnel either: of virtual machines, bridges and teams, and what Windows brings itself. */
const noTunnels =
  /Hyper-V|vEthernet|VMware|VirtualBox|Parallels|QEMU|VirtIO|Xen|Bluetooth|Wi-Fi Direct|Loopback|Multiplexor|Network Bridge|MAC Bridge|Kernel Debug|Npcap|Hosted Network/i;

/**
 * Whether an adapter that carries the way somewhere belongs to another product's tunnel: it is no hardware, and none of those virtual ones that are known to be no tunnel.
 * No list of products is ever whole (Wintun adapters are named by whoever makes them); the list only names the ones that it knows.
 */
export function isForeignTunnel({
  description,
  physical,
}: {
  description: string;
  physical: boolean;
}): boolean {
  return (
    isThirdPartyVpnAdapter(description) ||
    (!physical && !/^WAN Miniport/i.test(description) && !noTunnels.test(description))
  );
}
