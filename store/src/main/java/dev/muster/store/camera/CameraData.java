package dev.muster.store.camera;

import dev.muster.attendance.register.Direction;

/**
 * What is said of a camera and may be edited.
 *
 * @param address what {@code FrameSources} opens; it may hold credentials
 * @param direction which way people pass it
 * @param enabled whether it is watched
 * @param records whether who is recognised enters the register
 */
public record CameraData(String name, String address, Direction direction, boolean enabled, boolean records) {
    public CameraData {
        name = name.strip();
        address = address.strip();
    }

    /** Never the address. */
    @Override
    public String toString() {
        return "CameraData[" + name + "]";
    }
}
