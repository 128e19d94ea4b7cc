package dev.muster.server.liveface;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import java.time.Instant;

/** The frames of a puppet, for a browser's camera that a test makes of a canvas. */
public final class PuppetFrames {
    private final Frame photo;
    private final Actors.Wardrobe wardrobe;

    public PuppetFrames(FaceEngine engine) {
        Puppet puppet = new Puppet(Puppet.Person.SOMEBODY_ELSE, engine, 1);
        photo = Frame.of(puppet.seen(Puppet.Act.REST), Instant.EPOCH);
        wardrobe = new Actors.Wardrobe(puppet);
        wardrobe.prepare();
    }

    /** What to enrol. */
    public Frame photo() {
        return photo;
    }

    /** A JPEG file. */
    public byte[] frame(String doing, double share, boolean close, int number) {
        return wardrobe.frame(doing, share, close, number, 0);
    }
}
