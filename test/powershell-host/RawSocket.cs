using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace VpnDoctor.PowerShellHost;

/// <summary>
/// A raw IPv4 socket of any protocol. .NET makes one on Windows by itself; on Unix it knows only some protocols, and GRE is none of them.
/// </summary>
public static class RawSocket
{
    private const int InterNetwork = 2;
    private const int RawCloseOnExec = 0x80003;
    private const int NotPermitted = 1;

    [DllImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static extern int Open(int family, int type, int protocol);

    public static Socket Open(int protocol)
    {
        int handle = Open(InterNetwork, RawCloseOnExec, protocol);
        if (handle < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            throw new SocketException((int)(error == NotPermitted ? SocketError.AccessDenied : SocketError.ProtocolNotSupported));
        }
        return new Socket(new SafeSocketHandle(handle, ownsHandle: true));
    }
}
