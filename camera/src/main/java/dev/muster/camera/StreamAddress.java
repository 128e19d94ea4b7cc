package dev.muster.camera;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code http(s)} or {@code rtsp(s)} address: what to open, and what of it may be shown. */
final class StreamAddress {
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://(.*)");
    private static final String FORMATS = "mpjpeg,mjpeg,hls,mpegts,mov,matroska,flv,asf,ogg,avi,h264,hevc,m4v";
    private static final Map<String, String> HTTP = Map.of(
            "protocol_whitelist", "http,https,tcp,tls,crypto,httpproxy",
            "format_whitelist", FORMATS,
            "analyzeduration", "1000000");
    private static final Map<String, String> RTSP = Map.of(
            "protocol_whitelist", "rtsp,rtp,tcp,udp,tls",
            "rtsp_transport", "tcp",
            "analyzeduration", "1000000");

    private StreamAddress() {}

    /** The target, if the source is an address at all. */
    static Optional<VideoTarget> parse(String source) throws SourceUnavailableException {
        Matcher address = ADDRESS.matcher(source);
        if (!address.matches()) {
            return Optional.empty();
        }
        String name = nameOf(address.group(2));
        Map<String, String> options = switch (address.group(1).toLowerCase(Locale.ROOT)) {
            case "http", "https" -> HTTP;
            case "rtsp", "rtsps" -> RTSP;
            default ->
                throw new SourceUnavailableException(
                        "%s:// addresses cannot be read: expected http, https, rtsp or rtsps"
                                .formatted(address.group(1)));
        };
        if (name.isEmpty() || name.startsWith("/") || name.startsWith(":")) {
            throw new SourceUnavailableException("the address names no host: expected for example http://host/video");
        }
        return Optional.of(new VideoTarget(name, source, null, options, true));
    }

    /** Host and path: user name, password and query may hold secrets. */
    private static String nameOf(String rest) {
        String withoutQuery = rest.replaceFirst("[?#].*", "");
        // A password may hold any character, even unescaped: everything up to the last @ goes.
        return withoutQuery.substring(withoutQuery.lastIndexOf('@') + 1);
    }
}
