package dev.muster.attendance.known;

import dev.muster.attendance.known.Photos.Photo;
import dev.muster.face.FaceEngine;
import dev.muster.frame.DecodeLimits;
import dev.muster.frame.FrameDecoder;
import dev.muster.gallery.ExactGallery;
import dev.muster.gallery.Gallery;
import dev.muster.gallery.OperatingPoints;
import dev.muster.gallery.SubjectId;
import dev.muster.gallery.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of known faces: a photo a person, named after the person, or a folder a person with several.
 *
 * <p>Each photo must show one face, well enough; others are left out and named. Verdicts and
 * embeddings are kept in a file beside the folder, {@code .<folder>.muster-cache}, where it can be
 * written, and made again when a photo or a network changes.
 */
public final class KnownFolder {
    private final Path folder;
    private final FaceEngine engine;
    private final PhotoGate gate;

    /** The folder; it need not exist before the first enrolment. */
    public KnownFolder(Path folder, FaceEngine engine) {
        this.folder = folder.toAbsolutePath().normalize();
        this.engine = engine;
        this.gate = new PhotoGate(engine, new FrameDecoder(DecodeLimits.DEFAULT, Clock.systemUTC()));
    }

    /** Follows the reading of a folder. */
    public interface Progress {
        /** So many of the photos are done; called by one thread at a time. */
        void photosDone(int done, int total);
    }

    /**
     * Reads everyone into a gallery.
     *
     * @throws KnownFolderException when the folder does not exist or cannot be read
     */
    public KnownFaces read(Progress progress) {
        if (!Files.isDirectory(folder)) {
            throw new KnownFolderException("expected a folder of known faces, but %s %s"
                    .formatted(folder, Files.exists(folder) ? "is not a folder" : "does not exist"));
        }
        Photos found = Photos.in(folder);
        VerdictCache cache = VerdictCache.of(folder, gate.fingerprint());
        List<Outcome> verdicts =
                new PhotoReader(folder, gate, cache, engine.options().threads()).judge(found.photos(), progress);
        cache.save();
        return knownFaces(found, verdicts);
    }

    /**
     * Adds a photo of a person, once it passed the gate. No file is ever overwritten: the first photo
     * becomes {@code <name>.jpg}, more of them go into the folder {@code <name>}.
     *
     * @throws KnownFolderException when the folder cannot be read or written
     */
    public Enrolment enrol(String name, Path image) {
        String person = PersonName.composed(name);
        return PersonName.refusal(person)
                .<Enrolment>map(Enrolment.Refused::new)
                .orElseGet(() -> new Enrolling(folder, gate).enrol(person, image));
    }

    private KnownFaces knownFaces(Photos found, List<Outcome> verdicts) {
        Map<String, Integer> photosByName = new TreeMap<>();
        List<Template> templates = new ArrayList<>();
        List<SkippedPhoto> skipped = new ArrayList<>(found.skipped());
        for (int i = 0; i < verdicts.size(); i++) {
            Photo photo = found.photos().get(i);
            switch (verdicts.get(i)) {
                case Outcome.Refused refused -> skipped.add(new SkippedPhoto(photo.file(), refused.reason()));
                case Outcome.Accepted accepted -> {
                    templates.add(new Template(new SubjectId(photo.person()), accepted.embedding()));
                    photosByName.merge(photo.person(), 1, Integer::sum);
                }
            }
        }
        Gallery gallery = new ExactGallery(OperatingPoints.of(
                engine.model(),
                engine.options().networks().thresholdsByFmr(engine.options().mirror())));
        gallery.enrol(templates);
        skipped.sort(Comparator.comparing(SkippedPhoto::file));
        return new KnownFaces(
                gallery,
                photosByName.entrySet().stream()
                        .map(entry -> new KnownPerson(entry.getKey(), entry.getValue()))
                        .toList(),
                skipped);
    }
}
