package dev.muster.server.demo;

import dev.muster.embedding.Embedding;
import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.face.FaceAnalysis;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.gallery.OperatingPoint;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Who plays in the demo: a portrait and an invented name for each person on the sample photos, except for a few
 * who stay strangers. Someone who is on two photos is one person, enrolled from the first.
 */
public final class Cast {
    private static final List<String> NAMES = List.of(
            "Robin", "Alex", "Sam", "Kim", "Charlie", "Jamie", "Noor", "Morgan", "Casey", "Sasha", "Avery", "Quinn",
            "Rowan", "Jules", "Ari", "Remy", "Dana", "Eden", "Sky", "Toni", "Lou", "Billie", "Frankie", "Max");
    /** Places in the order of appearance of those whom nobody enrols. */
    private static final Set<Integer> STRANGERS = Set.of(4, 12);
    /** How much of the surroundings a portrait shows, in shares of the face's size; less where others stand close. */
    private static final double[] MARGINS = {0.6, 0.4, 0.25};

    private final FaceEngine engine;
    private final OperatingPoint samePerson;
    private final List<Embedding> seen = new ArrayList<>();
    private final Map<String, BufferedImage> portraits = new LinkedHashMap<>();

    private Cast(FaceEngine engine, OperatingPoint samePerson) {
        this.engine = engine;
        this.samePerson = samePerson;
    }

    /** Portraits by name, in order of appearance. */
    public static Map<String, BufferedImage> of(List<Frame> photos, FaceEngine engine, OperatingPoint samePerson) {
        Cast cast = new Cast(engine, samePerson);
        for (Frame photo : photos) {
            engine.analyse(photo).forEach(face -> cast.meet(photo, face));
        }
        return cast.portraits;
    }

    private void meet(Frame photo, FaceAnalysis face) {
        boolean known = seen.stream().anyMatch(other -> samePerson.accepts(other.similarity(face.embedding())));
        if (known || !face.quality().acceptable()) {
            return;
        }
        seen.add(face.embedding());
        if (!STRANGERS.contains(seen.size()) && portraits.size() < NAMES.size()) {
            portrait(photo, face.face().box())
                    .ifPresent(portrait -> portraits.put(NAMES.get(portraits.size()), portrait));
        }
    }

    /** The widest cut around a face that shows this one alone, and well. */
    private Optional<BufferedImage> portrait(Frame photo, Box box) {
        return DoubleStream.of(MARGINS)
                .mapToObj(margin -> cut(photo, box, margin))
                .filter(cut -> isPortrait(Frame.of(cut, photo.time())))
                .findFirst();
    }

    private boolean isPortrait(Frame cut) {
        List<Face> faces = engine.detect(cut);
        return faces.size() == 1 && engine.assessQuality(cut, faces.getFirst()).acceptable();
    }

    private static BufferedImage cut(Frame photo, Box box, double margin) {
        int left = (int) Math.max(0, box.x() - margin * box.width());
        int top = (int) Math.max(0, box.y() - margin * box.height());
        int right = (int) Math.min(photo.width(), box.right() + margin * box.width());
        int bottom = (int) Math.min(photo.height(), box.bottom() + margin * box.height());
        return photo.toImage().getSubimage(left, top, right - left, bottom - top);
    }
}
