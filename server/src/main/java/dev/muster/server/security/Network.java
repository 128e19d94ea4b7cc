package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Where an address is: the first three bytes of IPv4, the /56 of IPv6, which is what one household or office has. */
public final class Network {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 7;

    private Network() {}

    /** The network that a request comes from, such as {@code 203.0.113.0/24}. */
    public static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            byte[] bytes = parsed.getAddress();
            int kept = parsed instanceof Inet6Address ? IPV6_BYTES : IPV4_BYTES;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            String shown = InetAddress.getByAddress(bytes).getHostAddress().replaceFirst("(:0){2,}$", "::");
            return shown + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException _) {
            return "";
        }
    }
}
