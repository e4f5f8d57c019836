# Two tun devices, and each packet of one comes out of the other when it is old enough: a long way, in one process.
# Arguments: the devices' names and the time in seconds for one way. Ends when it is told to.
use strict;
use warnings;
use Fcntl;
use Time::HiRes qw(time);

my ($first, $second, $delay) = @ARGV;
my @tun = map { device($_) } $first, $second;
my @waiting = ([], []);
$| = 1;
print "ready\n";

while (1) {
    my $wait = undef;
    for my $from (0, 1) {
        my $queue = $waiting[$from];
        while (@$queue && $queue->[0][0] <= time) {
            my $sent = shift @$queue;
            # The other device may be down: the packet is lost then, as on any way.
            syswrite $tun[1 - $from], $sent->[1];
        }
        next unless @$queue;
        my $left = $queue->[0][0] - time;
        $left = 0 if $left < 0;
        $wait = $left if !defined $wait || $left < $wait;
    }
    my $readable = '';
    vec($readable, fileno $_, 1) = 1 for @tun;
    next if select($readable, undef, undef, $wait) <= 0;
    for my $from (0, 1) {
        while (defined(my $read = sysread $tun[$from], my $packet, 65536)) {
            last if $read == 0;
            push @{ $waiting[$from] }, [time + $delay, $packet];
        }
    }
}

sub device {
    my ($name) = @_;
    sysopen my $file, '/dev/net/tun', O_RDWR | O_NONBLOCK or die "/dev/net/tun: $!";
    # TUNSETIFF with IFF_TUN | IFF_NO_PI: bare IP packets. The kernel wants a whole struct ifreq, 40 bytes.
    ioctl $file, 0x400454ca, pack 'Z16 S x22', $name, 0x1001 or die "$name: $!";
    return $file;
}
