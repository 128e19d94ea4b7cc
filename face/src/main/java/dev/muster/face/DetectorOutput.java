package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import java.util.List;

/** Reads boxes, in pixels of the network's input, out of a detector's outputs. */
interface DetectorOutput {

    List<Proposal> decode(List<float[]> outputs);

    /** The reader that a descriptor asks for. */
    static DetectorOutput of(NetworkSet networks) {
        NetworkFile network = networks.network("detector");
        double confidence = networks.number("detector", "confidence");
        String kind = networks.text("detector", "output");
        return switch (kind) {
            case "boxes" -> new CornerBoxes(network.width(), network.height(), confidence);
            case "scrfd" -> new ScrfdBoxes(network.width(), network.height(), confidence);
            default ->
                throw new NetworkException(
                        "%s: expected boxes or scrfd in detector.output, got %s".formatted(networks, kind));
        };
    }
}
