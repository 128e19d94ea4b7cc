package dev.muster.face;

import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;
import java.util.List;

/** Reads where a head points from the pose network (after Ruiz et al., "Fine-Grained Head Pose Estimation"). */
final class PoseEstimator {
    private static final String SECTION = "pose";
    private static final int BINS = 66;
    private static final double BIN_DEGREES = 3;
    private static final double FIRST_BIN = -99;
    /** The network was trained on boxes with a quarter of their size around them. */
    private static final double MARGIN = 1.5;

    private final Networks networks;
    private final NetworkFile network;

    PoseEstimator(Networks networks, NetworkFile network) {
        this.networks = networks;
        this.network = network;
    }

    /** The crop is turned until the eyes are level: the network errs on heads that lean far. */
    Pose estimate(Frame frame, Face face) {
        Box box = face.box();
        double lean = Alignment.roll(face.landmarks());
        Affine crop =
                Affine.rectangle(box.centre().x(), box.centre().y(), box.width() * MARGIN, box.height() * MARGIN, lean);
        Affine toFrame = crop.after(Affine.scale(1.0 / network.width(), 1.0 / network.height(), 0, 0));
        List<float[]> outputs = networks.run(SECTION, Warp.cut(frame, toFrame, network.width(), network.height()));
        if (outputs.size() != 3 || outputs.stream().anyMatch(bins -> bins.length != BINS)) {
            throw new NetworkException("pose: expected three outputs of 66 bins");
        }
        double yaw = -degrees(outputs.get(0)); // the network's yaw grows towards the picture's left
        return new Pose(yaw, degrees(outputs.get(1)), degrees(outputs.get(2)) + Math.toDegrees(lean));
    }

    /** Expected angle under the softmax over the bins. */
    private static double degrees(float[] bins) {
        double max = Double.NEGATIVE_INFINITY;
        for (float bin : bins) {
            max = Math.max(max, bin);
        }
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < bins.length; i++) {
            double p = Math.exp(bins[i] - max);
            sum += p;
            weighted += p * i;
        }
        return weighted / sum * BIN_DEGREES + FIRST_BIN;
    }
}
