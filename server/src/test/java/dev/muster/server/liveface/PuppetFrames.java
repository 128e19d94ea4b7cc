package dev.muster.server.liveface;

import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.gallery.OperatingPoints;
import dev.muster.store.Database;
import dev.muster.store.liveface.SeenFaces;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The frames of a puppet, for a browser's camera that a test makes of a canvas. */
public final class PuppetFrames {
    /** Drawn once for all tests: it takes a while. */
    private static final Map<Puppet.Person, PuppetFrames> DRAWN = new ConcurrentHashMap<>();

    private final Frame photo;
    private final Actors.Wardrobe wardrobe;

    private PuppetFrames(Puppet puppet) {
        photo = Frame.of(puppet.seen(Puppet.Act.REST), Instant.EPOCH);
        wardrobe = new Actors.Wardrobe(puppet);
        wardrobe.prepare();
    }

    public static PuppetFrames of(FaceEngine engine) {
        return DRAWN.computeIfAbsent(
                Puppet.Person.SOMEBODY_ELSE, person -> new PuppetFrames(new Puppet(person, engine, 1)));
    }

    /** What is known of people's own faces. */
    public static OwnFaces own(FaceEngine engine, OperatingPoints points, Database database, Vault vault, Clock clock) {
        return new OwnFaces(
                engine, points, new Templates(database, vault, clock), new SeenFaces(database, vault, clock), vault);
    }

    /** What to enrol. */
    public Frame photo() {
        return photo;
    }

    /** The next picture of a puppet that does what is asked, as a JPEG file; nothing is asked while that is empty. */
    public Function<String, byte[]> willing() {
        Actor actor = new Actors.Willing(wardrobe);
        return prompt -> actor.next(prompt).orElseThrow();
    }

    Actors.Wardrobe wardrobe() {
        return wardrobe;
    }

    /** A JPEG file. */
    public byte[] frame(String doing, double share, boolean close, int number) {
        return wardrobe.frame(doing, share, close, number, 0);
    }
}
