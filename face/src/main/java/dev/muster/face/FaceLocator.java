package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import dev.muster.frame.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Turns the detector's boxes into faces with landmarks, and leaves out what the landmarks show to be none. */
final class FaceLocator {
    /** Landmarks that jump this far, in shares of the inter-eye distance, are not on a face. */
    private static final double NOT_A_FACE = 0.1;

    /** Unless the detector is this sure: then they may belong to a profile, and jump this far. */
    private static final double SURE = 0.99;

    private static final double NOT_EVEN_A_PROFILE = 0.2;

    /** A box found in a turned picture holds a leaning head, or nothing; steady landmarks and their lean tell. */
    private static final double NOT_A_LEANING_FACE = 0.08;

    private static final double LEANS_ALIKE = Math.toRadians(30);

    private final FaceFinder faceFinder;
    private final LandmarkFinder landmarkFinder;
    private final Effort effort;
    private final Workers workers;

    FaceLocator(FaceFinder faceFinder, LandmarkFinder landmarkFinder, Effort effort, Workers workers) {
        this.faceFinder = faceFinder;
        this.landmarkFinder = landmarkFinder;
        this.effort = effort;
        this.workers = workers;
    }

    /** The faces in a frame, largest first. */
    List<Face> locate(Frame frame) {
        List<Face> faces = new ArrayList<>(faces(frame, faceFinder.find(frame)));
        if (effort == Effort.THOROUGH) {
            add(faces, faces(frame, faceFinder.findLeaning(frame)));
        }
        if (faces.isEmpty() && effort != Effort.FAST) {
            add(faces, faces(frame, faceFinder.findNear(frame)));
        }
        faces.sort(Comparator.comparingDouble((Face face) -> face.box().area()).reversed());
        return List.copyOf(faces);
    }

    /** Adds faces that are new; of one that is there already, the look with the steadier landmarks stays. */
    private static void add(List<Face> faces, List<Face> more) {
        for (Face face : more) {
            List<Face> same = faces.stream()
                    .filter(other -> Suppression.sameFace(other.box(), face.box()))
                    .toList();
            if (same.stream().allMatch(other -> face.landmarkSpread() < other.landmarkSpread())) {
                faces.removeAll(same);
                faces.add(face);
            }
        }
    }

    private List<Face> faces(Frame frame, List<Proposal> proposals) {
        List<Callable<Optional<Face>>> tasks = proposals.stream()
                .<Callable<Optional<Face>>>map(proposal -> () -> face(frame, proposal))
                .toList();
        return workers.all(tasks).stream().flatMap(Optional::stream).toList();
    }

    private Optional<Face> face(Frame frame, Proposal proposal) {
        return Optional.of(look(frame, proposal)).filter(face -> isFace(proposal, face));
    }

    /** What the landmark network makes of a box, whether there is a face in it or not. */
    Face look(Frame frame, Proposal proposal) {
        LandmarkFinder.Found found = landmarkFinder.find(frame, proposal);
        return new Face(proposal.box(), proposal.confidence(), found.landmarks(), found.spread());
    }

    private static boolean isFace(Proposal proposal, Face face) {
        if (proposal.roll() == 0) {
            return face.landmarkSpread() < (proposal.confidence() < SURE ? NOT_A_FACE : NOT_EVEN_A_PROFILE);
        }
        double difference = Math.abs(Alignment.roll(face.landmarks()) - proposal.roll());
        return face.landmarkSpread() < NOT_A_LEANING_FACE && difference < LEANS_ALIKE;
    }
}
