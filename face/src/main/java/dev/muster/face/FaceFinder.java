package dev.muster.face;

import dev.muster.face.Suppression.Proposal;
import dev.muster.face.Tiling.Level;
import dev.muster.face.Tiling.Tile;
import dev.muster.face.internal.pixels.Affine;
import dev.muster.face.internal.pixels.Planes;
import dev.muster.face.internal.pixels.Shrink;
import dev.muster.face.internal.pixels.Warp;
import dev.muster.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Finds the boxes around faces: runs the detector over every tile of every level and merges what it proposes. */
final class FaceFinder {
    private static final String SECTION = "detector";
    /** Boxes that come this close to a tile's inner edge may be cut; the next tile has them whole. */
    private static final double EDGE = 2;

    private final Networks networks;
    private final FaceOptions options;
    private final Workers workers;
    private final DetectorOutput output;
    private final int tileWidth;
    private final int tileHeight;
    private final double smallest;
    private final float padding;

    FaceFinder(Networks networks, FaceOptions options, Workers workers) {
        this.networks = networks;
        this.options = options;
        this.workers = workers;
        this.output = DetectorOutput.of(options.networks());
        NetworkFile network = options.networks().network(SECTION);
        this.tileWidth = network.width();
        this.tileHeight = network.height();
        this.smallest = options.networks().number(SECTION, "smallest");
        this.padding = network.mean().getFirst().floatValue();
    }

    /** The boxes around the faces, surest first. */
    List<Proposal> find(Frame frame) {
        List<Level> levels = Tiling.levels(frame.width(), frame.height(), tileWidth, tileHeight, smallest, options);
        List<Proposal> found = find(frame, levels);
        if (found.isEmpty() && options.effort() != Effort.FAST) {
            found = find(frame, List.of(Tiling.far(frame.width(), frame.height(), tileWidth, tileHeight)));
        }
        return found;
    }

    private List<Proposal> find(Frame frame, List<Level> levels) {
        List<Callable<List<Proposal>>> tasks = new ArrayList<>();
        for (Level level : levels) {
            Planes picture = scaled(frame, level);
            for (Tile tile : Tiling.tiles(level, tileWidth, tileHeight)) {
                tasks.add(() -> find(picture, level, tile));
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        workers.all(tasks).forEach(proposals::addAll);
        return Suppression.suppress(proposals).stream()
                .filter(proposal -> proposal.box().width() >= options.minimumFace() * 0.75)
                .toList();
    }

    private static Planes scaled(Frame frame, Level level) {
        if (level.width() <= frame.width() && level.height() <= frame.height()) {
            return Shrink.to(frame, level.width(), level.height());
        }
        Affine toFrame =
                Affine.scale((double) frame.width() / level.width(), (double) frame.height() / level.height(), 0, 0);
        return Warp.cut(frame, toFrame, level.width(), level.height());
    }

    private List<Proposal> find(Planes picture, Level level, Tile tile) {
        Planes input = picture.window(tile.x(), tile.y(), tileWidth, tileHeight, padding);
        List<Proposal> proposals = new ArrayList<>();
        for (Proposal proposal : output.decode(networks.run(SECTION, input))) {
            Box box = proposal.box();
            if (whole(box, level, tile) && box.width() < level.largest()) {
                proposals.add(new Proposal(
                        new Box(
                                (box.x() + tile.x()) / level.scale(),
                                (box.y() + tile.y()) / level.scale(),
                                box.width() / level.scale(),
                                box.height() / level.scale()),
                        proposal.confidence()));
            }
        }
        return proposals;
    }

    private boolean whole(Box box, Level level, Tile tile) {
        return (tile.x() == 0 || box.x() > EDGE)
                && (tile.y() == 0 || box.y() > EDGE)
                && (tile.x() + tileWidth >= level.width() || box.right() < tileWidth - EDGE)
                && (tile.y() + tileHeight >= level.height() || box.bottom() < tileHeight - EDGE);
    }
}
