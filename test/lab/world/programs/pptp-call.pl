# Places a call by PPTP and says what comes by GRE: its first packet in hexadecimal, or nothing within a second.
# Arguments: the server, the request for a connection and the request for a call in hexadecimal.
use strict;
use warnings;
use IO::Socket::INET;
use Socket;

my ($server, $request, $call) = @ARGV;
socket my $gre, AF_INET, SOCK_RAW, 47 or die "GRE: $!";
my $control = IO::Socket::INET->new(PeerAddr => "$server:1723", Timeout => 2) or die "connect: $@";
alarm 5;
syswrite $control, pack 'H*', $request;
sysread $control, my $reply, 156;
syswrite $control, pack 'H*', $call;
sysread $control, $reply, 32;
my $id = unpack 'x12 n', $reply;
# Our own first packet, an LCP Configure-Request, opens what is to be opened on the way (RFC 2637, section 4.1).
my $lcp = pack 'H*', 'ff03c0210101000a050612345678';
send $gre, pack('n n n n N', 0x3001, 0x880b, length $lcp, $id, 0) . $lcp, 0, pack_sockaddr_in(0, inet_aton $server);
my $readable = '';
vec($readable, fileno $gre, 1) = 1;
exit unless select $readable, undef, undef, 1;
sysread $gre, my $packet, 2000;
print unpack 'H*', substr $packet, 20;
