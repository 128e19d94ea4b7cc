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
    /** What a network reads where there is no picture: the mean. */
    private static final float PADDING = 0;
    /** How far the picture is turned to both sides, in radians, for heads that lean. */
    private static final double TURN = Math.toRadians(40);
    /** A box may be this much narrower than the least face that was asked for: the detector is not that exact. */
    private static final double TOLERANCE = 0.75;

    private final Networks networks;
    private final FaceOptions options;
    private final Workers workers;
    private final DetectorOutput output;
    private final int tileWidth;
    private final int tileHeight;
    private final double smallest;
    private final NetworkFile network;

    FaceFinder(Networks networks, FaceOptions options, Workers workers) {
        this.networks = networks;
        this.options = options;
        this.workers = workers;
        this.output = DetectorOutput.of(options.networks());
        this.network = options.networks().network(SECTION);
        if (network.channels() == NetworkFile.Channels.GREY) {
            throw new NetworkException(options.networks() + ": expected a detector that reads colours, RGB or BGR");
        }
        this.tileWidth = network.width();
        this.tileHeight = network.height();
        this.smallest = options.networks().number(SECTION, "smallest");
    }

    /** The boxes around the faces that are about upright, surest first. */
    List<Proposal> find(Frame frame) {
        return find(levels(frame).stream().map(level -> upright(frame, level)).toList());
    }

    /** The same for heads that lean to either side. */
    List<Proposal> findLeaning(Frame frame) {
        List<View> views = new ArrayList<>();
        for (Level level : levels(frame)) {
            View upright = upright(frame, level);
            views.add(turned(upright, -TURN));
            views.add(turned(upright, TURN));
        }
        return find(views);
    }

    /** A quick look for one face that fills the picture, upright or leaning. */
    List<Proposal> findNear(Frame frame) {
        View upright = upright(frame, Tiling.far(frame.width(), frame.height(), tileWidth, tileHeight));
        return find(List.of(upright, turned(upright, -TURN), turned(upright, TURN)));
    }

    private List<Level> levels(Frame frame) {
        return Tiling.levels(frame.width(), frame.height(), tileWidth, tileHeight, smallest, options);
    }

    /**
     * A level, upright or turned, as the network wants it.
     *
     * @param input the upright level's pixels
     * @param toInput from the level to them
     */
    private record View(Planes input, Affine toInput, Level level, Affine toFrame, double roll) {

        /** The pixels under a tile; a turned level is never there as a whole, for it may be huge. */
        Planes under(Tile tile, int width, int height) {
            return roll == 0
                    ? input.window(tile.x(), tile.y(), width, height, PADDING)
                    : Warp.cut(input, toInput(tile), width, height, PADDING);
        }

        /** Whether any of the picture may lie under a tile: a turned level has empty corners. */
        boolean touches(Tile tile, int width, int height) {
            Affine map = toInput(tile);
            double x = map.x(width / 2.0, height / 2.0);
            double y = map.y(width / 2.0, height / 2.0);
            double halfWidth = (Math.abs(map.a()) * width + Math.abs(map.b()) * height) / 2;
            double halfHeight = (Math.abs(map.d()) * width + Math.abs(map.e()) * height) / 2;
            return x + halfWidth > 0
                    && y + halfHeight > 0
                    && x - halfWidth < input.width()
                    && y - halfHeight < input.height();
        }

        private Affine toInput(Tile tile) {
            return toInput.after(Affine.scale(1, 1, tile.x(), tile.y()));
        }
    }

    private View upright(Frame frame, Level level) {
        Affine toFrame =
                Affine.scale((double) frame.width() / level.width(), (double) frame.height() / level.height(), 0, 0);
        Planes picture = level.width() <= frame.width() && level.height() <= frame.height()
                ? Shrink.to(frame, level.width(), level.height())
                : Warp.cut(frame, toFrame, level.width(), level.height());
        Planes input = new Planes(level.width(), level.height(), network.input(picture));
        return new View(input, Affine.scale(1, 1, 0, 0), level, toFrame, 0);
    }

    /** The whole frame as it looks to a head that leans by the angle. */
    private View turned(View upright, double roll) {
        Level level = upright.level;
        double cos = Math.abs(Math.cos(roll));
        double sin = Math.abs(Math.sin(roll));
        int width = (int) Math.ceil(level.width() * cos + level.height() * sin);
        int height = (int) Math.ceil(level.width() * sin + level.height() * cos);
        Affine toUpright = Affine.rectangle(level.width() / 2.0, level.height() / 2.0, width, height, roll)
                .after(Affine.scale(1.0 / width, 1.0 / height, 0, 0));
        Level turned = new Level(level.scale(), width, height, level.largest());
        return new View(upright.input, toUpright, turned, upright.toFrame.after(toUpright), roll);
    }

    private List<Proposal> find(List<View> views) {
        List<Callable<List<Proposal>>> tasks = new ArrayList<>();
        for (View view : views) {
            for (Tile tile : Tiling.tiles(view.level, tileWidth, tileHeight)) {
                if (view.touches(tile, tileWidth, tileHeight)) {
                    tasks.add(() -> find(view, tile));
                }
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        workers.all(tasks).forEach(proposals::addAll);
        return Suppression.suppress(proposals).stream()
                .filter(proposal -> proposal.box().width() >= options.minimumFace() * TOLERANCE)
                .toList();
    }

    private List<Proposal> find(View view, Tile tile) {
        Planes input = view.under(tile, tileWidth, tileHeight);
        List<Proposal> proposals = new ArrayList<>();
        for (Proposal proposal : output.decode(networks.run(SECTION, input.values()))) {
            Box box = proposal.box();
            if (whole(box, view.level, tile) && box.width() < view.level.largest()) {
                proposals.add(new Proposal(inFrame(box, view, tile), proposal.confidence(), view.roll));
            }
        }
        return proposals;
    }

    private static Box inFrame(Box box, View view, Tile tile) {
        double x = box.centre().x() + tile.x();
        double y = box.centre().y() + tile.y();
        double width = box.width() / view.level.scale();
        double height = box.height() / view.level.scale();
        return new Box(view.toFrame.x(x, y) - width / 2, view.toFrame.y(x, y) - height / 2, width, height);
    }

    private boolean whole(Box box, Level level, Tile tile) {
        return (tile.x() == 0 || box.x() > EDGE)
                && (tile.y() == 0 || box.y() > EDGE)
                && (tile.x() + tileWidth >= level.width() || box.right() < tileWidth - EDGE)
                && (tile.y() + tileHeight >= level.height() || box.bottom() < tileHeight - EDGE);
    }
}
