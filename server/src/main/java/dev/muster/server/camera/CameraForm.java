package dev.muster.server.camera;

import dev.muster.attendance.register.Direction;
import dev.muster.store.camera.Camera;
import dev.muster.store.camera.CameraData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a camera.
 *
 * @param address the address; one that is left as it was shown keeps its credentials
 */
record CameraForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable Direction direction,
        boolean enabled,
        boolean records) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 1000;

    static final CameraForm EMPTY = new CameraForm("", "", Direction.ANY, true, true);

    static CameraForm of(Camera camera) {
        CameraData data = camera.data();
        return new CameraForm(data.name(), camera.shownAddress(), data.direction(), data.enabled(), data.records());
    }

    /** The field's name and the key of what is wrong with it. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
            errors.put("name", "camera.error.name");
        }
        if (text(address).isEmpty() || text(address).length() > LONGEST_ADDRESS) {
            errors.put("address", "camera.error.address");
        }
        return errors;
    }

    CameraData data(Optional<Camera> before) {
        String typed = text(address);
        String kept = before.filter(camera -> camera.shownAddress().equals(typed))
                .map(camera -> camera.data().address())
                .orElse(typed);
        return new CameraData(text(name), kept, Optional.ofNullable(direction).orElse(Direction.ANY), enabled, records);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
