package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Where an address is: as much of it as its neighbours share. */
public final class Network {
    /** What one household or office has. */
    private static final Prefix PLACE = new Prefix(3, 7);
    /** What one visitor has: of IPv6 a whole /64. */
    private static final Prefix VISITOR = new Prefix(4, 8);

    private Network() {}

    /** How many bytes of an address are kept. */
    private record Prefix(int ipv4, int ipv6) {}

    /** The network that a request comes from, such as {@code 203.0.113.0/24}; empty where its address is none. */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        return network(address, PLACE).orElse("");
    }

    /** What attempts are counted for, such as {@code 203.0.113.9/32}. */
    public static String ofVisitor(HttpServletRequest request) {
        return ofVisitor(request.getRemoteAddr());
    }

    static String ofVisitor(String address) {
        return network(address, VISITOR).orElse(address);
    }

    private static Optional<String> network(String address, Prefix prefix) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            int kept = parsed instanceof Inet6Address ? prefix.ipv6() : prefix.ipv4();
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            String shown = InetAddress.getByAddress(bytes).getHostAddress().replaceFirst("(:0){2,}$", "::");
            return Optional.of(shown + "/" + kept * Byte.SIZE);
        } catch (IllegalArgumentException | UnknownHostException _) {
            return Optional.empty();
        }
    }
}
