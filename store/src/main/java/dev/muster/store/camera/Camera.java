package dev.muster.store.camera;

import java.util.regex.Pattern;

/** A camera of the server. */
public record Camera(String id, CameraData data) {
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://).*@");
    private static final Pattern QUERY = Pattern.compile("(?<=\\?).*");
    private static final String HIDDEN = "•••";

    public String name() {
        return data.name();
    }

    /** The address as it may be shown: without user name, password and query, which may hold secrets. */
    public String shownAddress() {
        String address = data.address();
        if (!address.contains("://")) {
            return address;
        }
        String withoutQuery = QUERY.matcher(address).replaceFirst(HIDDEN);
        // A password may hold any character, even unescaped: everything up to the last @ goes.
        return CREDENTIALS.matcher(withoutQuery).replaceFirst(HIDDEN + "@");
    }
}
