package dev.muster.server.camera;

import dev.muster.camera.FrameSource;
import dev.muster.camera.SourceUnavailableException;

/** Opens what a camera's address names. */
public interface CameraSources {

    /**
     * Waits for its first picture.
     *
     * @throws SourceUnavailableException when it is not there, in words for a person
     */
    FrameSource open(String name, String address) throws SourceUnavailableException;
}
